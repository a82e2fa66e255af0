package org.pontis.realm.lint;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/** What a realm says of its ledger. */
final class LedgerRules {

    private static final Set<String> MODES = Set.of("full", "durations-only");

    private static final String KEPT = "ledger-people-kept";
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Duration TEN_YEARS = Duration.ofDays(3653);
    private static final String STRANGERS = "ledger-strangers-per-minute";

    private LedgerRules() {}

    static Stream<Breach> unclear(Realm realm) {
        Optional<String> mode = realm.ours().text("ledger");
        boolean unknown = mode.filter(word -> !MODES.contains(word)).isPresent();
        return Stream.of(
                        realm.breach(unknown, Breach.is("pontis.ledger", mode.orElse(""))),
                        unreadable(realm, KEPT, ours -> ours.duration(KEPT, A_YEAR, Duration.ofDays(1), TEN_YEARS)),
                        unreadable(realm, STRANGERS, ours -> ours.number(STRANGERS, 120, 1, 100_000)))
                .flatMap(Function.identity());
    }

    private static Stream<Breach> unreadable(Realm realm, String key, Consumer<Settings> reader) {
        try {
            reader.accept(realm.ours());
            return Stream.empty();
        } catch (InvalidSetting unreadable) {
            String text = realm.ours().text(key).orElse("");
            return realm.breach(true, Breach.is("pontis." + key, text));
        }
    }
}
