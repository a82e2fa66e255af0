package org.pontis.idp.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.pontis.broker.InvalidSetting;

/**
 * What an operator bills to whoever runs the broker, in euros: once at the beginning, for each month begun, and for each transaction.
 * Written as {@code subscription 1000.00 month 350.00 transaction 0.045 since 2026-01-15}; what is not named costs nothing.
 *
 * @param operator the login method, identity provider or SMS centre
 * @param since the first day of the contract; without it the contract has always been there, and nothing is billed once
 */
public record Tariff(
        String operator, BigDecimal subscription, BigDecimal month, BigDecimal transaction, Optional<LocalDate> since) {

    private static final Set<String> AMOUNTS = Set.of("subscription", "month", "transaction");
    private static final String SINCE = "since";
    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final int DECIMALS = 4;
    private static final int CENTS = 2;

    /**
     * @param key for messages
     * @throws InvalidSetting if it is not written like that, or an amount is below zero, above a million or has more than four decimals
     */
    public static Tariff read(String key, String operator, String text) {
        String[] words = text.strip().split("\\s+");
        if (words.length == 0 || words.length % 2 != 0) {
            throw unreadable(key);
        }
        Map<String, String> said = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            if (!AMOUNTS.contains(words[i]) && !words[i].equals(SINCE) || said.put(words[i], words[i + 1]) != null) {
                throw unreadable(key);
            }
        }
        Optional<LocalDate> since = Optional.ofNullable(said.get(SINCE)).map(day -> day(key, day));
        Tariff tariff = new Tariff(
                operator,
                amount(key, said.get("subscription")),
                amount(key, said.get("month")),
                amount(key, said.get("transaction")),
                since);
        if (tariff.subscription.signum() > 0 && since.isEmpty()) {
            throw new InvalidSetting(key + " has a subscription and does not say since when.");
        }
        return tariff;
    }

    private static BigDecimal amount(String key, String text) {
        if (text == null) {
            return BigDecimal.ZERO;
        }
        // digits only: BigDecimal also reads 1e9
        if (!text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.') || text.length() > 12) {
            throw unreadable(key);
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            if (amount.compareTo(MOST) <= 0 && amount.scale() <= DECIMALS) {
                return amount;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw unreadable(key);
    }

    private static LocalDate day(String key, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw unreadable(key);
        }
    }

    private static InvalidSetting unreadable(String key) {
        return new InvalidSetting(key
                + " must be such as: subscription 1000.00 month 350.00 transaction 0.045 since 2026-01-15"
                + " (euros, up to 1000000 and four decimals).");
    }

    /**
     * What these days cost, to the cent; of the time before the contract, nothing.
     *
     * @param from the first day
     * @param to the last day
     * @param counted how many transactions there were from a day until the last of these days
     */
    public Fee fee(LocalDate from, LocalDate to, ToLongFunction<LocalDate> counted) {
        LocalDate begin = since.filter(from::isBefore).orElse(from);
        boolean under = !begin.isAfter(to);
        long months = under ? ChronoUnit.MONTHS.between(YearMonth.from(begin), YearMonth.from(to)) + 1 : 0;
        long transactions = under ? counted.applyAsLong(begin) : 0;
        boolean begins =
                since.isPresent() && !since.get().isBefore(from) && !since.get().isAfter(to);
        BigDecimal once = begins ? subscription : BigDecimal.ZERO;
        BigDecimal monthly = month.multiply(BigDecimal.valueOf(months));
        BigDecimal each = transaction.multiply(BigDecimal.valueOf(transactions));
        return new Fee(
                operator,
                months,
                transactions,
                cents(once),
                cents(monthly),
                cents(each),
                cents(once.add(monthly).add(each)));
    }

    private static BigDecimal cents(BigDecimal exact) {
        return exact.setScale(CENTS, RoundingMode.HALF_UP);
    }

    /**
     * A line of a bill, in euros.
     *
     * @param months begun
     * @param transactions that are billed
     * @param total of the exact amounts, then rounded
     */
    public record Fee(
            String operator,
            long months,
            long transactions,
            BigDecimal subscription,
            BigDecimal monthly,
            BigDecimal each,
            BigDecimal total) {}
}
