package org.pontis.idp.cabinet;

import java.time.Duration;
import java.util.Optional;

/**
 * How often somebody is told again who did not answer: soon at first, then less and less often, and not for ever.
 *
 * @param patience from the first time to the last
 */
public record Retrying(Duration patience) {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * The pause before the next time; nothing if it was tried long enough.
     *
     * @param tried how often, at least once
     * @param since the first time
     */
    public Optional<Duration> after(int tried, Duration since) {
        if (since.compareTo(patience) >= 0) {
            return Optional.empty();
        }
        Duration pause = FIRST.multipliedBy(1L << Math.min(tried - 1, 10));
        return Optional.of(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
