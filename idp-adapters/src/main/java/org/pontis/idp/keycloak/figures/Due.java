package org.pontis.idp.keycloak.figures;

import java.util.List;
import java.util.Map;

import jakarta.persistence.Query;

import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.limits.Rows;

/** What the ledger has handed over to be counted, within one transaction. Each row is taken by one node, and is gone when it commits. */
record Due(Rows rows) {

    private static final String TABLE = "PONTIS_FIGURE_DUE";

    /** @param most rows at once; those that another node is about to take are not among them */
    List<Object[]> look(int most) {
        List<?> found = sql("select ID, REALM_ID, FIGURE from {h-schema}" + TABLE + " order by ID limit " + most
                        + " for update skip locked")
                .getResultList();
        return found.stream().map(Object[].class::cast).toList();
    }

    /** Their sums; the rows go. */
    Map<Tally.Place, Amount> take(List<Object[]> due) {
        Tally sums = new Tally();
        due.forEach(row -> Counted.read((String) row[2]).addTo(sums, (String) row[1]));
        if (!due.isEmpty()) {
            sql("delete from {h-schema}" + TABLE + " where ID in (:ids)")
                    .setParameter("ids", due.stream().map(row -> row[0]).toList())
                    .executeUpdate();
        }
        return sums.take();
    }

    /** All of a realm. */
    void forget(String realm) {
        sql("delete from {h-schema}" + TABLE + " where REALM_ID = :realm")
                .setParameter("realm", realm)
                .executeUpdate();
    }

    private Query sql(String statement) {
        return rows.query(statement, TABLE);
    }
}
