package org.pontis.realm.lint;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.Settings;

import static org.pontis.realm.lint.Rule.always;

/** What the login methods find in a realm. */
final class MethodRules {

    private MethodRules() {}

    static List<Rule> all() {
        return List.of(always(
                "METHOD-SETTINGS",
                "Correct the attribute: a method that cannot read its settings is closed, and the realm's health is red.",
                "docs/configuration.md, of a realm",
                MethodRules::unreadable));
    }

    private static Stream<Breach> unreadable(Realm realm) {
        Settings settings = realm.ours();
        return ServiceLoader.load(LoginMethodFactory.class).stream()
                .flatMap(method -> objection(method.get(), settings).flatMap(found -> realm.breach(true, found)));
    }

    private static Stream<String> objection(LoginMethodFactory method, Settings realm) {
        try {
            method.check(realm);
            return Stream.empty();
        } catch (InvalidSetting cannotBe) {
            return Stream.of(cannotBe.getMessage().replaceFirst("\\.$", ""));
        }
    }
}
