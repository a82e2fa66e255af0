package org.pontis.idp.password;

import java.time.Instant;

import org.pontis.broker.Citizen;
import org.pontis.broker.Registration;

/**
 * What is remembered while the reinforcing code is on its way.
 *
 * @param identifier the national identifier in canonical spelling
 * @param lastTwo what the page showed of the number
 * @param at when the password was proven, milliseconds since 1970
 * @param registration of the password that was proven
 */
record PasswordProven(String identifier, String lastTwo, long at, String registration) {

    static PasswordProven of(Citizen citizen, Knowledge known, String lastTwo) {
        return new PasswordProven(
                citizen.identifier().value(),
                lastTwo,
                known.at().toEpochMilli(),
                known.registration().name());
    }

    Knowledge knowledge() {
        return new Knowledge(Instant.ofEpochMilli(at), Registration.valueOf(registration));
    }
}
