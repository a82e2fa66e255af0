package org.pontis.sandbox.ca;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whom a certificate is for.
 *
 * @param country ISO 3166-1 alpha-2, upper case
 * @param identifier the bare national identifier; each issuer writes it its own way
 * @param familyName all family names
 * @param birthdate written by the issuers that write it
 * @param organisation whom the subject represents with this certificate
 */
public record Subject(
        String country,
        String identifier,
        String givenName,
        String familyName,
        Optional<LocalDate> birthdate,
        Optional<Organisation> organisation) {

    /** Somebody for herself. */
    public static Subject of(String country, String identifier, String givenName, String familyName) {
        return new Subject(country, identifier, givenName, familyName, Optional.empty(), Optional.empty());
    }

    public Subject born(LocalDate date) {
        return new Subject(country, identifier, givenName, familyName, Optional.of(date), organisation);
    }

    public Subject representing(Organisation represented) {
        return new Subject(country, identifier, givenName, familyName, birthdate, Optional.of(represented));
    }

    String firstFamilyName() {
        return familyName.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        return "Subject[…]";
    }
}
