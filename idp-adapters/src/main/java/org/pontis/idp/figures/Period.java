package org.pontis.idp.figures;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;

/**
 * The days that somebody wants to know of, both included. At most ten years.
 *
 * @param from the first day
 * @param to the last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

    private static final int YEARS = 10;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2999;

    /** It is written in a way that cannot be read. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        Unreadable() {
            super("A period is day=2026-11-23, month=2026-11, or from=2026-11-01 and to=2026-11-23.");
        }
    }

    public Period {
        if (to.isBefore(from) || from.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
            throw new IllegalArgumentException("A period ends where it begins, or later, and is of this millennium.");
        }
    }

    public static Period day(LocalDate day) {
        return new Period(day, day);
    }

    /**
     * As an address says it: {@code day}, or {@code month}, or {@code from} and {@code to}. What is empty is not said.
     *
     * @param fallback where it says nothing
     */
    public static Period of(Function<String, String> query, Period fallback) throws Unreadable {
        try {
            Optional<LocalDate> day = said(query, "day").map(LocalDate::parse);
            if (day.isPresent()) {
                return day(day.get());
            }
            Optional<YearMonth> month = said(query, "month").map(YearMonth::parse);
            if (month.isPresent()) {
                return new Period(month.get().atDay(1), month.get().atEndOfMonth());
            }
            Optional<LocalDate> from = said(query, "from").map(LocalDate::parse);
            Optional<LocalDate> to = said(query, "to").map(LocalDate::parse);
            if (from.isEmpty() && to.isEmpty()) {
                return fallback;
            }
            Period period = new Period(from.orElseThrow(Unreadable::new), to.orElseThrow(Unreadable::new));
            if (ChronoUnit.YEARS.between(period.from, period.to) < YEARS) {
                return period;
            }
        } catch (DateTimeException | IllegalArgumentException noPeriod) {
            // said below
        }
        throw new Unreadable();
    }

    private static Optional<String> said(Function<String, String> query, String name) {
        return Optional.ofNullable(query.apply(name)).filter(text -> !text.isBlank());
    }

    /** Whether all of this month is in it. */
    public boolean covers(YearMonth month) {
        return !month.atDay(1).isBefore(from) && !month.atEndOfMonth().isAfter(to);
    }

    public Instant begins(ZoneId clock) {
        return from.atStartOfDay(clock).toInstant();
    }

    /** The first moment that is not in it. */
    public Instant ends(ZoneId clock) {
        return to.plusDays(1).atStartOfDay(clock).toInstant();
    }
}
