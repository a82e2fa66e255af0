package org.pontis.idp.keycloak.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.pontis.idp.figures.Cell;

/**
 * What operators may bill in a period: a login by a method or identity provider, and a message that an SMS centre has taken.
 *
 * @param realms what was counted in the realm
 * @param servers what was counted for the whole server: messages, by centre
 * @param clock by which a day begins
 */
record Transactions(List<Figures.Row> realms, List<Figures.Row> servers, ZoneId clock) {

    /**
     * From the beginning of this day on. What is kept together with days before it cannot be told apart, and is left out: of a month that is
     * kept as a month, all of it, or nothing.
     */
    long by(String operator, LocalDate day) {
        Instant begin = day.atStartOfDay(clock).toInstant();
        return sum(realms, operator, Cell.OK, begin) + sum(servers, operator, Cell.SMS, begin);
    }

    private static long sum(List<Figures.Row> rows, String operator, String outcome, Instant begin) {
        return rows.stream()
                .filter(row -> !row.place().begins().isBefore(begin))
                .filter(row -> row.place().cell().method().equals(operator)
                        && row.place().cell().outcome().equals(outcome))
                .mapToLong(row -> row.amount().count())
                .sum();
    }
}
