package org.pontis.idp.abroad;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Settings;

/**
 * The highest level that is believed of each country: the realm attribute {@value #ATTRIBUTE}, such as {@code BG:substantial,
 * CY:low}. A country that it does not name is believed up to the identity provider's own ceiling; one with {@code none} is not
 * let in.
 */
public record CountryCeilings(Map<String, Optional<LevelOfAssurance>> byCountry) {

    private static final String KEY = "eidas-ceilings";
    private static final String ATTRIBUTE = "pontis." + KEY;
    private static final String CLOSED = "none";
    private static final Pattern ENTRY = Pattern.compile("([A-Z]{2}):(.+)");

    public CountryCeilings {
        byCountry = Map.copyOf(byCountry);
    }

    /** @throws InvalidSetting naming what it may be */
    public static CountryCeilings read(Settings realm) {
        Map<String, Optional<LevelOfAssurance>> ceilings = new TreeMap<>();
        realm.text(KEY).ifPresent(text -> {
            for (String entry : text.split("\\s*,\\s*", -1)) {
                Matcher parts = ENTRY.matcher(entry);
                if (!parts.matches() || ceilings.put(parts.group(1), level(parts.group(2), realm)) != null) {
                    throw unreadable(realm);
                }
            }
        });
        return new CountryCeilings(ceilings);
    }

    /** What of a level from this country counts here. */
    public Optional<LevelOfAssurance> cap(LevelOfAssurance level, String country) {
        Optional<LevelOfAssurance> ceiling = byCountry.getOrDefault(country, Optional.of(LevelOfAssurance.HIGH));
        return ceiling.map(level::cappedBy);
    }

    private static Optional<LevelOfAssurance> level(String word, Settings realm) {
        if (word.equals(CLOSED)) {
            return Optional.empty();
        }
        return Optional.of(LevelOfAssurance.named(word)
                .filter(level -> word.equals(word.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> unreadable(realm)));
    }

    private static InvalidSetting unreadable(Settings realm) {
        return new InvalidSetting(realm.prefix() + KEY
                + " must be a list of countries, each once, with a level of low, substantial, high or none, such as"
                + " BG:substantial, CY:low.");
    }
}
