package org.pontis.realm;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.pontis.broker.PersonIdentifier;

/**
 * A synthetic citizen. Nobody real has such an identifier, number or name.
 *
 * @param identifier the national identifier in canonical spelling
 * @param kind the kind of identifier, as in {@link PersonIdentifier}
 * @param country ISO 3166-1 alpha-2, upper case
 * @param familyName all family names
 * @param contrast the contrast datum: the end of the document's validity
 * @param phone the registered phone, in international form
 * @param password the permanent password, in clear: it protects nothing
 * @param registration {@code basic}, {@code advanced}, or {@code none} for a citizen without credentials
 * @param what one sentence on what the citizen has
 * @param roles what she may do besides logging in: roles of the realm
 */
public record TestCitizen(
        String identifier,
        String kind,
        String country,
        String givenName,
        String familyName,
        LocalDate birthdate,
        LocalDate contrast,
        Optional<String> phone,
        Optional<String> password,
        String registration,
        String what,
        List<String> roles) {

    public TestCitizen {
        roles = List.copyOf(roles);
    }

    /** Somebody who only logs in, as nearly everybody does. */
    public TestCitizen(
            String identifier,
            String kind,
            String country,
            String givenName,
            String familyName,
            LocalDate birthdate,
            LocalDate contrast,
            Optional<String> phone,
            Optional<String> password,
            String registration,
            String what) {
        this(
                identifier,
                kind,
                country,
                givenName,
                familyName,
                birthdate,
                contrast,
                phone,
                password,
                registration,
                what,
                List.of());
    }

    /** The name of the citizen's account in the realm. */
    public String account() {
        return new PersonIdentifier(country, kind, identifier).account();
    }
}
