package org.pontis.idp.numbering;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import org.pontis.broker.NationalIdentifiers;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.belgium.NationalNumber;
import org.pontis.idp.estonia.PersonalCode;
import org.pontis.idp.spain.DniOrNie;

/**
 * How a country numbers its people.
 *
 * @param identifiers reads and checks an identifier
 * @param birthdate what an identifier says of a birthdate
 */
public record Numbering(NationalIdentifiers identifiers, Function<String, Optional<LocalDate>> birthdate) {

    private static final Map<String, Numbering> KNOWN = Map.of(
            "BE", new Numbering(new NationalNumber(), NationalNumber::birthdate),
            "EE", new Numbering(new PersonalCode("EE"), PersonalCode::birthdate),
            "ES", new Numbering(new DniOrNie(), identifier -> Optional.empty()),
            "LT", new Numbering(new PersonalCode("LT"), PersonalCode::birthdate));

    /** @param country ISO 3166-1 alpha-2, upper case */
    public static Optional<Numbering> of(String country) {
        return Optional.ofNullable(KNOWN.get(country));
    }

    /** The countries whose identifiers can be read, in alphabetical order. */
    public static Set<String> countries() {
        return new TreeSet<>(KNOWN.keySet());
    }

    /** The person with exactly this identifier: a certificate is held to the canonical spelling, unlike a person. */
    public Optional<PersonIdentifier> exactly(String value) {
        return identifiers.read(value).filter(read -> read.value().equals(value));
    }
}
