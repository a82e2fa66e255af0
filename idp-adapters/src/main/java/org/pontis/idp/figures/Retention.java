package org.pontis.idp.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * How long figures are kept, and how fine: hours become days, days become months, months go.
 *
 * @param hours days for which hours are kept
 * @param days days for which days are kept
 * @param months months for which months are kept
 */
public record Retention(int hours, int days, int months) {

    private static final int DAYS_OF_A_MONTH = 30;

    /**
     * Reads {@code figures-keep-hours-days}, {@code figures-keep-days-days} and {@code figures-keep-months}.
     *
     * @throws InvalidSetting if one is out of its range, or something finer is kept longer than what is coarser
     */
    public static Retention read(Settings settings) {
        Retention kept = new Retention(
                settings.number("figures-keep-hours-days", 14, 1, 90),
                settings.number("figures-keep-days-days", 400, 2, 1100),
                settings.number("figures-keep-months", 120, 1, 360));
        if (kept.hours >= kept.days || kept.days / DAYS_OF_A_MONTH > kept.months) {
            throw new InvalidSetting(
                    "%1$sfigures-keep-hours-days must be less than %1$sfigures-keep-days-days, and that not more than %1$sfigures-keep-months."
                            .formatted(settings.prefix()));
        }
        return kept;
    }

    /** What is older than this is not kept in this grain. Whole days, and of days whole months: nothing is split. */
    public Instant until(Grain grain, Instant now, ZoneId clock) {
        LocalDate today = now.atZone(clock).toLocalDate();
        LocalDate first =
                switch (grain) {
                    case HOUR -> today.minusDays(hours);
                    case DAY -> today.minusDays(days).withDayOfMonth(1);
                    case MONTH -> today.minus(months, ChronoUnit.MONTHS).withDayOfMonth(1);
                };
        return first.atStartOfDay(clock).toInstant();
    }
}
