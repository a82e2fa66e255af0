package org.pontis.realm.lint;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.abroad.CountryCeilings;
import org.pontis.idp.numbering.Numbering;
import org.pontis.idp.numbering.RealmPeople;

import static org.pontis.realm.lint.Rule.always;

/** Whose people a realm is for, and their clock. */
final class PeopleRules {

    private static final String READABLE = String.join(", ", Numbering.countries());

    private PeopleRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "COUNTRY",
                        "Name one country of " + READABLE
                                + ", in capitals: whose identifiers cannot be read, logs in with" + " none.",
                        "ISO 3166-1; docs/configuration.md, of a realm",
                        realm -> unreadable(realm, "country", RealmPeople::numbering)),
                always(
                        "WELCOME",
                        "Name countries of " + READABLE
                                + " with commas between them, or take the attribute away to let in"
                                + " nobody whom the realm does not know.",
                        "docs/operations.md, newcomers",
                        realm -> unreadable(realm, "welcome", RealmPeople::welcome)),
                always(
                        "EIDAS-CEILINGS",
                        "Name countries with a level each, such as BG:substantial, CY:low, or none for one that is not let"
                                + " in: while it cannot be read, nobody from abroad is.",
                        "docs/methods/eidas.md",
                        realm -> unreadable(realm, "eidas-ceilings", CountryCeilings::read)),
                always(
                        "TIME-ZONE",
                        "Name a zone of the time zone database, as Europe/Tallinn: pages with a time of day cannot be"
                                + " made by another.",
                        "docs/configuration.md, of a realm",
                        PeopleRules::clockless));
    }

    private static Stream<Breach> clockless(Realm realm) {
        Optional<String> zone = realm.ours().text("time-zone");
        boolean unknown = zone.filter(name -> !ZoneId.getAvailableZoneIds().contains(name))
                .isPresent();
        return realm.breach(unknown, Breach.is("pontis.time-zone", zone.orElse("")));
    }

    private static Stream<Breach> unreadable(Realm realm, String attribute, Consumer<Settings> reader) {
        Settings ours = realm.ours();
        try {
            reader.accept(ours);
            return Stream.empty();
        } catch (InvalidSetting cannotBe) {
            return realm.breach(
                    true,
                    Breach.is(ours.prefix() + attribute, ours.text(attribute).orElse("")));
        }
    }
}
