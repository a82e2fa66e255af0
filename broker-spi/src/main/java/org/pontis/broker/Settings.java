package org.pontis.broker;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Configuration as text, read with a default and a range. Everything out of range stops the start with a sentence.
 *
 * @param prefix put before a key in messages, so that the operator finds it
 * @param source gives the text of a key, or {@code null}
 */
public record Settings(String prefix, Function<String, String> source) {

    /** The settings of one part, under {@code part-}. */
    public Settings of(String part) {
        return new Settings(prefix + part + "-", key -> source.apply(part + "-" + key));
    }

    /** These settings, and where they say nothing the others'. */
    public Settings or(Settings others) {
        return new Settings(
                prefix, key -> text(key).orElseGet(() -> others.text(key).orElse(null)));
    }

    /** These settings, each asked for once: a source that says the same for as long as the server runs, but says it slowly. */
    public Settings remembered() {
        Map<String, Optional<String>> said = new ConcurrentHashMap<>();
        return new Settings(
                prefix, key -> said.computeIfAbsent(key, unheard -> Optional.ofNullable(source.apply(unheard)))
                        .orElse(null));
    }

    /** A text, if it is set. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(source.apply(key)).map(String::strip).filter(v -> !v.isEmpty());
    }

    /** A text that must be set. */
    public String required(String key) {
        return text(key).orElseThrow(() -> new InvalidSetting(prefix + key + " is not set."));
    }

    /** A whole number. */
    public int number(String key, int fallback, int min, int max) {
        return text(key).map(v -> parseNumber(key, v, min, max)).orElse(fallback);
    }

    /** A duration in ISO 8601, such as {@code PT10M}. */
    public Duration duration(String key, Duration fallback, Duration min, Duration max) {
        return text(key).map(v -> parseDuration(key, v, min, max)).orElse(fallback);
    }

    /** One word of a few, in lower case. */
    public <E extends Enum<E>> E choice(String key, E fallback) {
        List<String> words = Stream.of(fallback.getDeclaringClass().getEnumConstants())
                .map(word -> word.name().toLowerCase(Locale.ROOT))
                .toList();
        String value = text(key).orElse(fallback.name().toLowerCase(Locale.ROOT));
        if (!words.contains(value)) {
            throw new InvalidSetting(prefix + key + " must be a word from " + String.join(", ", words) + ".");
        }
        return fallback.getDeclaringClass().getEnumConstants()[words.indexOf(value)];
    }

    private int parseNumber(String key, String value, int min, int max) {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the range
        }
        throw new InvalidSetting(prefix + key + " must be a whole number from " + min + " to " + max + ".");
    }

    private Duration parseDuration(String key, String value, Duration min, Duration max) {
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(min) >= 0 && duration.compareTo(max) <= 0) {
                return duration;
            }
        } catch (DateTimeParseException notADuration) {
            // said below, with the range
        }
        throw new InvalidSetting(prefix + key + " must be an ISO 8601 duration from " + min + " to " + max + ".");
    }
}
