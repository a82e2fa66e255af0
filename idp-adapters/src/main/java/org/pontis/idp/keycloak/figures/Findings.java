package org.pontis.idp.keycloak.figures;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Discretion;
import org.pontis.idp.figures.Line;
import org.pontis.idp.figures.Period;
import org.pontis.idp.figures.Report;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.figures.Tariff;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.limits.Rows;

/**
 * What a realm's figures say of a period.
 *
 * @param cells of the realm, as they may be told
 * @param transactions what operators may bill
 */
record Findings(
        Period period, RealmModel realm, Map<Cell, Amount> cells, Transactions transactions, FiguresRules rules) {

    static Findings of(Period period, ZoneId clock, KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        FiguresRules rules = new FiguresRules(realm, session);
        return Rows.inOwnTransaction(session, rows -> {
            Figures figures = new Figures(rows);
            List<Figures.Row> realms = figures.between(realm.getId(), period.begins(clock), period.ends(clock));
            List<Figures.Row> servers = figures.between(Tally.SERVER, period.begins(clock), period.ends(clock));
            Map<YearMonth, Map<Cell, Amount>> months = realms.stream()
                    .collect(Collectors.groupingBy(
                            row -> YearMonth.from(row.place().begins().atZone(clock)), sums()));
            LocalDate today = LocalDate.ofInstant(Now.get(), clock);
            return new Findings(
                    period,
                    realm,
                    rules.discretion().of(months, period, today),
                    new Transactions(realms, servers, clock),
                    rules);
        });
    }

    private static Collector<Figures.Row, ?, Map<Cell, Amount>> sums() {
        return Collectors.toMap(row -> row.place().cell(), Figures.Row::amount, Amount::plus);
    }

    Discretion discretion() {
        return rules.discretion();
    }

    Report by(Set<Cell.By> parts) {
        return Report.of(cells, parts);
    }

    Line total() {
        List<Line> one = by(EnumSet.noneOf(Cell.By.class)).lines();
        return one.isEmpty() ? Line.none() : one.getFirst();
    }

    /**
     * A line for each operator with a tariff.
     *
     * @throws org.pontis.broker.InvalidSetting if a tariff cannot be read
     */
    List<Tariff.Fee> fees() {
        return rules.tariffs().stream()
                .map(tariff ->
                        tariff.fee(period.from(), period.to(), begin -> transactions.by(tariff.operator(), begin)))
                .toList();
    }

    String portal(String id) {
        return Portals.name(id, realm);
    }
}
