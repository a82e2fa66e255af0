package org.pontis.idp.certificate.issuer;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/** A setting of several words with spaces between. */
final class Words {

    private Words() {}

    static Set<String> set(Settings profile, String key) {
        return profile.text(key)
                .<Set<String>>map(text -> new LinkedHashSet<>(Arrays.asList(text.split("\\s+"))))
                .orElse(Set.of());
    }

    /** Words each of which means something. */
    static <T> Set<T> set(Settings profile, String key, Function<String, Optional<T>> meaning) {
        Set<T> values = new LinkedHashSet<>();
        for (String word : set(profile, key)) {
            values.add(meaning.apply(word)
                    .orElseThrow(() -> new InvalidSetting(profile.prefix() + key + ": " + word + " is not known.")));
        }
        return values;
    }
}
