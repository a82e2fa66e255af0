package org.pontis.idp.certificate.issuer;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.x509.Unreadable;
import org.pontis.idp.numbering.Numbering;

/**
 * How to read the subject's {@code serialNumber}. An issuer can speak of people of the countries in its profile only.
 *
 * @param form how it is written
 * @param kinds types of identifier that are taken
 * @param countries ISO 3166-1 codes that are taken
 */
record IdentifierRule(Form form, Set<String> kinds, Set<String> countries) {

    /** How the identifier is written. */
    enum Form {
        /** Type, country, dash, identifier; ETSI EN 319 412-1, section 5.1.3. */
        SEMANTICS,
        /** The identifier alone, whose country is the profile's. */
        BARE
    }

    private static final Pattern SEMANTICS =
            Pattern.compile("(?<kind>PNO|IDC|PAS|TIN)(?<country>[A-Z]{2})-(?<value>[A-Z0-9]{1,32})");

    private static final Set<String> KINDS = Set.of("PNO", "IDC", "PAS", "TIN");
    private static final String PASSPORT = "PAS";
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    static IdentifierRule from(Settings profile) {
        IdentifierRule rule = new IdentifierRule(
                profile.choice("identifier", Form.SEMANTICS),
                Words.set(profile, "kinds"),
                Words.set(profile, "countries"));
        if (rule.countries.isEmpty()
                || !rule.countries.stream()
                        .allMatch(word -> COUNTRY.matcher(word).matches())) {
            throw new InvalidSetting(profile.prefix() + "countries must be one or more codes such as ES.");
        }
        if (rule.form == Form.SEMANTICS && (rule.kinds.isEmpty() || !KINDS.containsAll(rule.kinds))) {
            throw new InvalidSetting(profile.prefix() + "kinds must be one or more of PNO, IDC, PAS and TIN.");
        }
        if (rule.form == Form.BARE
                && (rule.countries.size() != 1 || Numbering.of(rule.country()).isEmpty())) {
            throw new InvalidSetting(profile.prefix()
                    + "identifier is bare, so countries must be one country whose identifiers can be checked.");
        }
        return rule;
    }

    private String country() {
        return countries.iterator().next();
    }

    PersonIdentifier read(String serialNumber) throws Unreadable {
        return switch (form) {
            case BARE -> checked(country(), serialNumber);
            case SEMANTICS -> semantics(serialNumber);
        };
    }

    private PersonIdentifier semantics(String serialNumber) throws Unreadable {
        Matcher matcher = SEMANTICS.matcher(serialNumber);
        if (!matcher.matches()) {
            throw new Unreadable("The subject's serialNumber is not a semantics identifier.");
        }
        String kind = matcher.group("kind");
        String country = matcher.group("country");
        if (!countries.contains(country) || !kinds.contains(kind)) {
            throw new Unreadable("The issuer does not speak of people of " + country + " by " + kind + ".");
        }
        return kind.equals(PASSPORT) || Numbering.of(country).isEmpty()
                ? new PersonIdentifier(country, kind, matcher.group("value"))
                : checked(country, matcher.group("value"));
    }

    /** By the country's own numbering, which also says what kind of identifier it is. */
    private static PersonIdentifier checked(String country, String value) throws Unreadable {
        Optional<PersonIdentifier> person = Numbering.of(country).flatMap(numbering -> numbering.exactly(value));
        return person.orElseThrow(
                () -> new Unreadable("The subject's serialNumber is no identifier of " + country + "."));
    }
}
