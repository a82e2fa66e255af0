package org.pontis.sandbox.sms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsmpp.SMPPConstant;
import org.jsmpp.extra.ProcessRequestException;

/** Until when a message may be delivered: {@code validity_period}, SMPP 3.4 sections 5.2.16 and 7.1.1. */
final class Validity {

    /** What operators take when the client says nothing. */
    private static final Duration USUAL = Duration.ofDays(2);

    private static final Pattern RELATIVE = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})(\\d{2})000R");
    private static final Pattern ABSOLUTE = Pattern.compile("(\\d{12})\\d(\\d{2})([+-])");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuMMddHHmmss");

    private Validity() {}

    static Instant end(String validityPeriod, Instant now) throws ProcessRequestException {
        if (validityPeriod == null || validityPeriod.isEmpty()) {
            return now.plus(USUAL);
        }
        Matcher relative = RELATIVE.matcher(validityPeriod);
        if (relative.matches()) {
            return LocalDateTime.ofInstant(now, ZoneOffset.UTC)
                    .plusYears(group(relative, 1))
                    .plusMonths(group(relative, 2))
                    .plusDays(group(relative, 3))
                    .plusHours(group(relative, 4))
                    .plusMinutes(group(relative, 5))
                    .plusSeconds(group(relative, 6))
                    .toInstant(ZoneOffset.UTC);
        }
        return absolute(validityPeriod);
    }

    private static Instant absolute(String written) throws ProcessRequestException {
        Matcher absolute = ABSOLUTE.matcher(written);
        if (absolute.matches()) {
            try {
                long quarters = group(absolute, 2);
                int seconds = (int) (absolute.group(3).equals("+") ? quarters : -quarters) * 900;
                return LocalDateTime.parse(absolute.group(1), SECONDS).toInstant(ZoneOffset.ofTotalSeconds(seconds));
            } catch (DateTimeParseException noSuchDay) {
                throw invalid();
            }
        }
        throw invalid();
    }

    private static long group(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    private static ProcessRequestException invalid() {
        return new ProcessRequestException("invalid validity_period", SMPPConstant.STAT_ESME_RINVEXPIRY);
    }
}
