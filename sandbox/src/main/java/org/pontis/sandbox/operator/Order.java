package org.pontis.sandbox.operator;

import java.time.Duration;
import java.util.Optional;

import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.phones.PhoneNumber;

/**
 * What a relying party wants signed.
 *
 * @param identifier the national identifier that must be the SIM holder's, if the relying party tells it
 * @param role as whom; empty: as the holder herself
 * @param text for the phone's screen
 * @param code for the phone's screen, if there is one
 * @param patience how long the citizen has
 * @param work what the SIM does with its key
 */
public record Order(
        PhoneNumber number,
        Optional<String> identifier,
        Purpose purpose,
        Optional<Role> role,
        String text,
        Optional<String> code,
        Duration patience,
        Work work) {

    /** What the SIM does with its key. */
    @FunctionalInterface
    public interface Work {
        byte[] sign(KeyFile key) throws Exception;
    }

    @Override
    public String toString() {
        return "Order[" + purpose + " on " + number + "]";
    }
}
