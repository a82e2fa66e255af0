package org.pontis.sandbox.e2e.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.pontis.sandbox.e2e.Patience;

import static java.time.DayOfWeek.SUNDAY;

/**
 * Rows of the table of figures as nobody has time to wait for them, all of one kind. Parts, cost and times are as many as the
 * hits, so that each line says whether all of them were added.
 *
 * @param realm its id, or {@code -} for the server's own
 */
record OldFigures(Books books, String realm) {

    static final ZoneId CLOCK = ZoneId.of("Europe/Madrid");

    /** The last day before this one on which the clock went forward, in March, or back, in October. */
    static LocalDate changeOfClock(int month, LocalDate before) {
        LocalDate day = sunday(before.getYear(), month);
        return day.isBefore(before) ? day : sunday(before.getYear() - 1, month);
    }

    private static LocalDate sunday(int year, int month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(SUNDAY));
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(CLOCK).toInstant();
    }

    OldFigures add(String grain, Instant begins, long hits) {
        books.write(
                "insert into pontis_figure (id, realm_id, grain, begins, portal, method, country, level_reached, outcome,"
                        + " hits, parts, cost, times) values (gen_random_uuid(), '" + realm + "', '" + grain + "', "
                        + begins.toEpochMilli() + ", '', 'long-ago', 'ES', 'high', 'ok', " + amount(hits, ", ", "'")
                        + ")");
        return this;
    }

    /** One in each hour of a day, a hundred in the hour before it and a thousand in the one after. */
    OldFigures addHoursOf(LocalDate day) {
        List<Instant> hours = new ArrayList<>();
        for (Instant hour = midnight(day); hour.isBefore(midnight(day.plusDays(1))); hour = after(hour)) {
            hours.add(hour);
        }
        hours.forEach(hour -> add("HOUR", hour, 1));
        return add("HOUR", midnight(day).minus(Duration.ofHours(1)), 100).add("HOUR", midnight(day.plusDays(1)), 1000);
    }

    /** As they stand when the hours of this day have become days. */
    static List<String> daysAround(LocalDate day) {
        long hours = Duration.between(midnight(day), midnight(day.plusDays(1))).toHours();
        return List.of(
                line("DAY", midnight(day.minusDays(1)), 100),
                line("DAY", midnight(day), hours),
                line("DAY", midnight(day.plusDays(1)), 1000));
    }

    private static Instant after(Instant hour) {
        return hour.plus(Duration.ofHours(1));
    }

    static String line(String grain, Instant begins, long hits) {
        return grain + "|" + begins.toEpochMilli() + "|" + amount(hits, "|", "");
    }

    private static String amount(long hits, String between, String quote) {
        return String.join(
                between,
                Long.toString(hits),
                Long.toString(2 * hits),
                Long.toString(3 * hits),
                quote + "40:" + hits + quote);
    }

    List<String> lines() {
        return books.rows("select grain, begins, hits, parts, cost, times from pontis_figure where method = 'long-ago'"
                + " and realm_id = '" + realm + "'");
    }

    /** Waits until these rows are there and no others; each as often as it stands here. */
    void become(String what, List<String> lines) {
        List<String> sorted = lines.stream().sorted().toList();
        try {
            Patience.until(what, () -> lines().stream().sorted().toList().equals(sorted));
        } catch (AssertionError never) {
            throw new AssertionError(what + ": " + new TreeSet<>(lines()) + " and not " + new TreeSet<>(sorted), never);
        }
    }
}
