package org.pontis.idp.spending;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Limit;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;

/**
 * What messages may cost, as the server says it and a realm may say it otherwise.
 *
 * @param ranges where messages go, {@code sms-ranges}; nowhere else
 * @param budget what a day may cost, {@code sms-budget-per-day}, in the unit of the prices
 * @param warning the share of the budget at which somebody is told, {@code sms-budget-warning-percent}
 * @param breaker {@code sms-breaker-percent} and {@code sms-breaker-from}
 */
public record SpendingRules(List<NumberRange> ranges, Limit budget, int warning, Breaker breaker) {

    /** Spanish mobile numbers; a segment costs one, so that the budget is in segments until somebody sets prices. */
    private static final String SPAIN = "+346:200000:1000000:1,+347:200000:1000000:1";

    private static final BigDecimal MOST = new BigDecimal("100000000000");

    public SpendingRules {
        ranges = ranges.stream()
                .sorted(Comparator.comparing(
                                (NumberRange range) -> range.prefix().length())
                        .reversed())
                .toList();
    }

    /**
     * Reads the keys {@code sms-…}.
     *
     * @throws InvalidSetting naming the key that cannot be
     */
    public static SpendingRules read(Settings house) {
        Settings sms = house.of("sms");
        return new SpendingRules(
                ranges(sms),
                new Limit("sms-budget-day", budget(sms).units(), Duration.ofDays(1)),
                sms.number("budget-warning-percent", 80, 1, 100),
                new Breaker(sms.number("breaker-percent", 5, 0, 90), sms.number("breaker-from", 1000, 10, 1_000_000)));
    }

    private static List<NumberRange> ranges(Settings sms) {
        String key = sms.prefix() + "ranges";
        List<NumberRange> ranges = Stream.of(sms.text("ranges").orElse(SPAIN).split(",", -1))
                .map(text -> NumberRange.read(key, text))
                .toList();
        if (ranges.stream().map(NumberRange::prefix).distinct().count() < ranges.size()) {
            throw new InvalidSetting(key + " names a prefix twice.");
        }
        return ranges;
    }

    private static Cost budget(Settings sms) {
        try {
            BigDecimal amount = new BigDecimal(sms.text("budget-per-day").orElse("1000000"));
            if (amount.signum() > 0 && amount.compareTo(MOST) <= 0) {
                return Cost.of(amount);
            }
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            // said below
        }
        throw new InvalidSetting(sms.prefix() + "budget-per-day must be a positive amount with at most four decimals.");
    }

    /** The range a number is in, by its longest prefix. */
    Optional<NumberRange> of(Msisdn number) {
        return ranges.stream().filter(range -> range.holds(number)).findFirst();
    }

    /** The range that somebody without a number is treated as being in; always the same. */
    NumberRange presumed(String seal) {
        return ranges.get(Math.floorMod(seal.hashCode(), ranges.size()));
    }

    /** What the budget holds when somebody is told. */
    long warningAt() {
        return Math.max(1, Math.multiplyExact(budget.max() / 100, warning));
    }
}
