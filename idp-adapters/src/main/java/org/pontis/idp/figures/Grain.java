package org.pontis.idp.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** How fine figures are. Hours are of UTC, days and months those of the realm's clock. */
public enum Grain {
    HOUR,
    DAY,
    MONTH;

    /** When the one begins in which this moment is. */
    public Instant begin(Instant moment, ZoneId clock) {
        return switch (this) {
            case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
            case DAY -> day(moment, clock).atStartOfDay(clock).toInstant();
            case MONTH ->
                day(moment, clock).withDayOfMonth(1).atStartOfDay(clock).toInstant();
        };
    }

    private static LocalDate day(Instant moment, ZoneId clock) {
        return ZonedDateTime.ofInstant(moment, clock).toLocalDate();
    }
}
