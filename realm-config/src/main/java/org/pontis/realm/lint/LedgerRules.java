package org.pontis.realm.lint;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;

/** What a realm says of its ledger. */
final class LedgerRules {

    private static final Set<String> MODES = Set.of("full", "durations-only");

    private LedgerRules() {}

    static Stream<Breach> unclear(Realm realm) {
        Optional<String> mode = realm.ours().text("ledger");
        boolean unknown = mode.filter(word -> !MODES.contains(word)).isPresent();
        return Stream.concat(realm.breach(unknown, Breach.is("pontis.ledger", mode.orElse(""))), kept(realm));
    }

    private static Stream<Breach> kept(Realm realm) {
        try {
            realm.ours()
                    .duration("ledger-people-kept", Duration.ofDays(365), Duration.ofDays(1), Duration.ofDays(3653));
            return Stream.empty();
        } catch (InvalidSetting unreadable) {
            String text = realm.ours().text("ledger-people-kept").orElse("");
            return realm.breach(true, Breach.is("pontis.ledger-people-kept", text));
        }
    }
}
