package org.pontis.realm.lint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
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

    private static final String FORMER = "ledger-former-names";
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*(/realms/[A-Za-z0-9._*%-]+/ledger)?");

    private LedgerRules() {}

    static Stream<Breach> unclear(Realm realm) {
        Optional<String> mode = realm.ours().text("ledger");
        boolean unknown = mode.filter(word -> !MODES.contains(word)).isPresent();
        return Stream.of(
                        realm.breach(unknown, Breach.is("pontis.ledger", mode.orElse(""))),
                        unreadable(realm, KEPT, ours -> ours.duration(KEPT, A_YEAR, Duration.ofDays(1), TEN_YEARS)),
                        unreadable(realm, STRANGERS, ours -> ours.number(STRANGERS, 120, 1, 100_000)),
                        unreadable(realm, FORMER, LedgerRules::names))
                .flatMap(Function.identity());
    }

    private static void names(Settings ours) {
        for (String one : ours.text(FORMER).map(text -> text.split(",", -1)).orElse(new String[0])) {
            String[] parts = one.strip().split("@", 2);
            try {
                Instant.parse(parts[parts.length - 1]);
            } catch (DateTimeException noTime) {
                throw new InvalidSetting(FORMER);
            }
            if (!NAME.matcher(parts[0]).matches()) {
                throw new InvalidSetting(FORMER);
            }
        }
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
