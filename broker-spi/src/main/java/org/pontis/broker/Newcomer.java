package org.pontis.broker;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Somebody the broker has never seen, as a national certificate she has just proven to hold describes her. It prints
 * nothing personal.
 *
 * @param givenName as the certificate writes it
 * @param familyName as the certificate writes it
 * @param birthdate if the certificate or the identifier tells it
 */
public record Newcomer(
        PersonIdentifier identifier, String givenName, String familyName, Optional<LocalDate> birthdate) {

    @Override
    public String toString() {
        return "Newcomer[" + identifier + "]";
    }
}
