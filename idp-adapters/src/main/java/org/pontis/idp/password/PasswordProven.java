package org.pontis.idp.password;

import java.time.Instant;
import java.util.Optional;

import org.pontis.broker.Citizen;
import org.pontis.broker.Registration;

/**
 * What is remembered while the reinforcing code is on its way.
 *
 * @param identifier the national identifier in canonical spelling
 * @param lastTwo what the page showed of the number
 * @param at when the password was proven, milliseconds since 1970
 * @param registration of the password that was proven
 * @param edition which password that was; empty if she had none
 */
record PasswordProven(String identifier, String lastTwo, long at, String registration, String edition) {

    static PasswordProven of(Citizen citizen, Knowledge known, Optional<String> edition, String lastTwo) {
        return new PasswordProven(
                citizen.identifier().value(),
                lastTwo,
                known.at().toEpochMilli(),
                known.registration().name(),
                edition.orElse(""));
    }

    /** Whether the password that was proven is the one she has now. */
    boolean isOf(Optional<String> present) {
        return present.filter(other -> other.equals(edition)).isPresent();
    }

    Knowledge knowledge() {
        return new Knowledge(Instant.ofEpochMilli(at), Registration.valueOf(registration));
    }
}
