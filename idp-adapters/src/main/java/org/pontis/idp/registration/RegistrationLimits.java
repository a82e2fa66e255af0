package org.pontis.idp.registration;

import java.time.Duration;
import java.util.List;

import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Settings;

/**
 * How often it may be tried. Wrong answers are counted for identifier and contrast together, so that nobody who knows only the
 * identifier closes the way to its owner for a day; and for the identifier alone, more generously, so that nobody tries contrasts.
 *
 * @param address beginnings from one network address, {@code per-address-hour}
 * @param wrong wrong answers for one identifier and contrast, {@code wrong-answers-per-day}
 * @param anyWrong wrong answers for one identifier, {@code wrong-answers-per-identifier-day}
 * @param fromAddress wrong answers from one address, {@code wrong-answers-per-address-day}
 */
public record RegistrationLimits(Limit address, Limit wrong, Limit anyWrong, Limit fromAddress) {

    private static final Duration DAY = Duration.ofDays(1);

    public static RegistrationLimits read(Settings registration) {
        return new RegistrationLimits(
                limit(registration, "per-address-hour", 60, 100_000, Duration.ofHours(1)),
                limit(registration, "wrong-answers-per-day", 3, 20, DAY),
                limit(registration, "wrong-answers-per-identifier-day", 10, 100, DAY),
                limit(registration, "wrong-answers-per-address-day", 50, 100_000, DAY));
    }

    private static Limit limit(Settings settings, String key, int fallback, int most, Duration window) {
        return new Limit("registration-" + key, settings.number(key, fallback, 1, most), window);
    }

    /**
     * Counts an answer as a wrong one, before anybody knows what it is: of many at the same moment no more are looked at than one after
     * the other. What is refused is not counted.
     *
     * @return whether it may be given
     */
    public boolean take(Limits limits, String from, PersonIdentifier who, String contrast) {
        return limits.take(counts(from, who, contrast));
    }

    /** It was right after all, or nobody said. */
    public void giveBack(Limits limits, String from, PersonIdentifier who, String contrast) {
        limits.giveBack(counts(from, who, contrast));
    }

    private List<Count> counts(String from, PersonIdentifier who, String contrast) {
        return List.of(
                new Count(fromAddress, from, 1),
                new Count(anyWrong, who.semantics(), 1),
                new Count(wrong, who.semantics() + "|" + contrast, 1));
    }
}
