package org.pontis.idp.spending;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Limit;
import org.pontis.broker.Msisdn;

/**
 * Phone numbers that begin alike.
 *
 * @param prefix the beginning, with the plus of ITU-T E.164; also a metric label
 * @param hour messages in an hour
 * @param day messages in a day
 * @param price of one segment
 */
record NumberRange(String prefix, Limit hour, Limit day, Cost price) {

    private static final Pattern SHAPE =
            Pattern.compile("(\\+[1-9][0-9]{0,9}):([1-9][0-9]{0,8}):([1-9][0-9]{0,9}):([0-9.]{1,12})");

    /** Reads {@code +346:200000:1000000:0.045}: prefix, messages an hour, messages a day, price of a segment. */
    static NumberRange read(String key, String text) {
        Matcher parts = SHAPE.matcher(text.strip());
        try {
            if (parts.matches()) {
                return new NumberRange(
                        parts.group(1),
                        new Limit("sms-range-hour", Long.parseLong(parts.group(2)), Duration.ofHours(1)),
                        new Limit("sms-range-day", Long.parseLong(parts.group(3)), Duration.ofDays(1)),
                        Cost.of(new BigDecimal(parts.group(4))));
            }
        } catch (ArithmeticException | NumberFormatException notAPrice) {
            // said below
        }
        throw new InvalidSetting(key
                + " must be a list of prefix:messages an hour:messages a day:price of a segment with at most four"
                + " decimals, such as +346:200000:1000000:0.045.");
    }

    boolean holds(Msisdn number) {
        return number.value().startsWith(prefix);
    }

    List<Limit> ceilings() {
        return List.of(hour, day);
    }
}
