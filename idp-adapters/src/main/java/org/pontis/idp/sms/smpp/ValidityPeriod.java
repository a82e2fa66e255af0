package org.pontis.idp.sms.smpp;

import java.time.Duration;
import java.util.Locale;

/** How long the centre may try to deliver, in relative time (SMPP 3.4 section 7.1.1.2). */
final class ValidityPeriod {

    private static final Duration LONGEST = Duration.ofDays(28);

    private ValidityPeriod() {}

    /** {@code 000000001000000R} for ten minutes. To the nearest second. */
    static String relative(Duration validity) {
        Duration rounded = validity.plusMillis(500);
        Duration capped = rounded.compareTo(LONGEST) > 0 ? LONGEST : rounded;
        return String.format(
                Locale.ROOT,
                "0000%02d%02d%02d%02d000R",
                capped.toDaysPart(),
                capped.toHoursPart(),
                capped.toMinutesPart(),
                capped.toSecondsPart());
    }
}
