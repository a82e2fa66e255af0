package org.pontis.realm.lint;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.figures.Discretion;
import org.pontis.idp.figures.Retention;
import org.pontis.idp.figures.Tariff;
import org.pontis.idp.logout.RetryRules;

import static org.pontis.realm.lint.Rule.always;

/** What a realm says of figures and of portals that do not answer to a logout. */
final class FiguresRules {

    private static final String TARIFF = "pontis.tariff.";

    private FiguresRules() {}

    static List<Rule> all() {
        return List.of(
                always(
                        "TARIFF",
                        "Write it as: subscription 1000.00 month 350.00 transaction 0.045 since 2026-01-15. While one cannot be"
                                + " read, no fees are shown.",
                        "docs/figures.md",
                        FiguresRules::tariffs),
                always(
                        "FIGURES",
                        "Correct the attribute, or take it away: while it cannot be read, the server's holds.",
                        "docs/figures.md",
                        realm ->
                                Stream.concat(unreadable(realm, Retention::read), unreadable(realm, Discretion::read))),
                always(
                        "LOGOUT-RETRY",
                        "Correct the attribute, or take it away: while it cannot be read, the server's holds.",
                        "docs/configuration.md, of a realm",
                        realm -> unreadable(realm, RetryRules::read)));
    }

    private static Stream<Breach> tariffs(Realm realm) {
        return realm.setting("attributes").properties().stream()
                .filter(attribute -> attribute.getKey().startsWith(TARIFF))
                .flatMap(attribute -> tariff(realm, attribute.getKey(), attribute.getValue()));
    }

    private static Stream<Breach> tariff(Realm realm, String key, JsonNode text) {
        try {
            Tariff.read(key, key.substring(TARIFF.length()), text.asText());
            return Stream.empty();
        } catch (InvalidSetting cannotBe) {
            return realm.breach(true, Breach.is(key, text.asText()));
        }
    }

    private static Stream<Breach> unreadable(Realm realm, Consumer<Settings> reader) {
        try {
            reader.accept(realm.ours());
            return Stream.empty();
        } catch (InvalidSetting cannotBe) {
            return realm.breach(true, cannotBe.getMessage().replaceFirst("\\.$", ""));
        }
    }
}
