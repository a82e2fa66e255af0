package org.pontis.broker;

import java.util.Optional;

/**
 * A citizen the broker knows, as far as a method may see her. It prints nothing personal.
 *
 * @param id the account's opaque id
 * @param identifier who she is
 * @param contrast the datum from her document that shows she has it in hand, if the country has one
 * @param phone the phone that receives codes, if she registered one
 * @param password how her permanent password was registered, if she has one
 */
public record Citizen(
        String id,
        PersonIdentifier identifier,
        Optional<String> contrast,
        Optional<Phone> phone,
        Optional<Registration> password) {

    @Override
    public String toString() {
        return "Citizen[" + id + "]";
    }
}
