package org.pontis.idp.sms;

import java.time.Duration;
import java.util.Locale;

/** How long the centre may try to deliver, in relative time (SMPP 3.4 section 7.1.1.2). */
final class ValidityPeriod {

    private static final Duration LONGEST = Duration.ofDays(28);

    private ValidityPeriod() {}

    /** {@code 000000001000000R} for ten minutes. Whole seconds, rounded down, so that nothing outlives its message. */
    static String relative(Duration validity) {
        Duration capped = validity.compareTo(LONGEST) > 0 ? LONGEST : validity;
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                capped.toDaysPart(),
                capped.toHoursPart(),
                capped.toMinutesPart(),
                capped.toSecondsPart());
    }
}
