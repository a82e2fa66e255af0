package org.pontis.sandbox.phones;

import java.util.Optional;

/**
 * What a SIM shows on the phone until somebody types the PIN or cancels.
 *
 * @param kind {@code authentication} or {@code signature}: which of the PINs is asked
 * @param text what the relying party wants to be read
 * @param verificationCode to be compared with the one on the other screen; {@code null} in JSON if there is none
 */
public record Prompt(String id, String kind, String text, String verificationCode) {

    public Optional<String> code() {
        return Optional.ofNullable(verificationCode);
    }

    @Override
    public String toString() {
        return "Prompt[" + id + "]";
    }
}
