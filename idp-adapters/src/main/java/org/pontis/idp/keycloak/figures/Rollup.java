package org.pontis.idp.keycloak.figures;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Grain;
import org.pontis.idp.figures.Retention;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.limits.Rows;
import org.pontis.idp.keycloak.offer.CountryClock;

/**
 * Makes days of hours and months of days, and lets go what is too old. A row goes and its sum stays in the same transaction: whoever dies
 * in between has done nothing.
 *
 * @param realm whose figures, or {@link Tally#SERVER}
 * @param clock by which days and months begin
 */
record Rollup(KeycloakSessionFactory server, String realm, Retention kept, ZoneId clock) {

    private static final Logger LOG = Logger.getLogger(Rollup.class);
    private static final int ROWS_AT_ONCE = 500;

    /** Of every realm and of the server itself; what is left of realms that are gone goes, too. */
    static void all(KeycloakSession session, Instant now) {
        KeycloakSessionFactory server = session.getKeycloakSessionFactory();
        List<RealmModel> realms = session.realms()
                .getRealmsStream()
                .sorted(Comparator.comparing(RealmModel::getName))
                .toList();
        for (RealmModel realm : realms) {
            Retention kept = new FiguresRules(realm, session).retention();
            new Rollup(server, realm.getId(), kept, clock(realm, session)).at(now);
        }
        Retention kept = Retention.read(Installation.of(session).settings());
        new Rollup(server, Tally.SERVER, kept, centres(realms, session)).at(now);
        Rows.inOwnTransaction(server, rows -> new Figures(rows).forgetRealmsThatAreGone());
    }

    private static ZoneId clock(RealmModel realm, KeycloakSession session) {
        session.getContext().setRealm(realm);
        return CountryClock.of(session);
    }

    /** What SMS centres take is billed in one realm, so its days are that realm's; where it is billed in none, UTC's. */
    private static ZoneId centres(List<RealmModel> realms, KeycloakSession session) {
        Set<String> centres = Installation.of(session).sms().states().keySet();
        return realms.stream()
                .filter(realm -> centres.stream().anyMatch(new FiguresRules(realm, session)::bills))
                .findFirst()
                .map(realm -> clock(realm, session))
                .orElse(ZoneOffset.UTC);
    }

    private void at(Instant now) {
        while (rollUp(Grain.HOUR, Grain.DAY, kept.until(Grain.HOUR, now, clock))
                || rollUp(Grain.DAY, Grain.MONTH, kept.until(Grain.DAY, now, clock))
                || forget(kept.until(Grain.MONTH, now, clock))) {
            LOG.debugf("Figures of %s are rolled up.", realm);
        }
    }

    /** Whether there may be more of them. */
    private boolean rollUp(Grain fine, Grain coarse, Instant until) {
        return Rows.inOwnTransaction(server, rows -> {
            Figures figures = new Figures(rows);
            List<Figures.Row> old = figures.older(realm, fine, until, ROWS_AT_ONCE);
            Map<Figures.Place, Amount> sums = new HashMap<>();
            old.stream()
                    .filter(figures::remove)
                    .forEach(row -> sums.merge(
                            new Figures.Place(
                                    realm,
                                    coarse,
                                    coarse.begin(row.place().begins(), clock),
                                    row.place().cell()),
                            row.amount(),
                            Amount::plus));
            figures.add(sums);
            return old.size() == ROWS_AT_ONCE;
        });
    }

    private boolean forget(Instant until) {
        return Rows.inOwnTransaction(server, rows -> {
            Figures figures = new Figures(rows);
            List<Figures.Row> old = figures.older(realm, Grain.MONTH, until, ROWS_AT_ONCE);
            old.forEach(figures::remove);
            return old.size() == ROWS_AT_ONCE;
        });
    }
}
