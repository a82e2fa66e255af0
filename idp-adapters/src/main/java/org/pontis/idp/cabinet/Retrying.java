package org.pontis.idp.cabinet;

import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody is told again who did not answer: soon at first, then less and less often, and not for ever.
 *
 * @param patience from the first time to the last
 */
public record Retrying(Duration patience) {

    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(1);

    /** The pause before the next time, for who was told so often, at least once. */
    public Duration pause(int tried) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(tried - 1, 10));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /** Of what happened up to this moment, who still does not answer now is not told any more. */
    public Instant givenUp(Instant now) {
        return now.minus(patience);
    }
}
