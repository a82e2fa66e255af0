package org.pontis.idp.numbering;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;

/** Whose people a realm is for: the attributes {@code pontis.country} and {@code pontis.welcome}. */
public final class RealmPeople {

    private static final String HOME = "ES";

    private RealmPeople() {}

    /**
     * How the realm's country numbers its people.
     *
     * @param realm as in {@link org.pontis.broker.House#realm()}
     * @throws InvalidSetting if nobody here can read identifiers of that country
     */
    public static Numbering numbering(Settings realm) {
        String country = readable(country(realm), "country", realm);
        return Numbering.of(country).orElseThrow();
    }

    /** The realm's own country, as a code. */
    public static String country(Settings realm) {
        return realm.text("country").orElse(HOME);
    }

    /**
     * The countries whose certificates bring in people that the realm does not know: none, unless it names some.
     *
     * @throws InvalidSetting if it names one whose identifiers nobody here can read
     */
    public static Set<String> welcome(Settings realm) {
        return realm.text("welcome").stream()
                .flatMap(countries -> Stream.of(countries.split("\\s*,\\s*", -1)))
                .map(country -> readable(country, "welcome", realm))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody with this identifier may come in: each person has one spelling of one kind, and so one account. */
    public static boolean welcomes(PersonIdentifier identifier, Settings realm) {
        return welcome(realm).contains(identifier.country())
                && Numbering.of(identifier.country())
                        .flatMap(numbering -> numbering.exactly(identifier.value()))
                        .filter(identifier::equals)
                        .isPresent();
    }

    private static String readable(String country, String key, Settings realm) {
        if (!Numbering.countries().contains(country)) {
            throw new InvalidSetting(
                    realm.prefix() + key + " must be of " + String.join(", ", Numbering.countries()) + ".");
        }
        return country;
    }
}
