package org.pontis.idp.keycloak.figures;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.persistence.Query;

import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Grain;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.figures.Times;
import org.pontis.idp.keycloak.limits.Rows;

/** The table of figures, within one transaction. Amounts are added where they stand, so that any number of nodes may write. */
record Figures(Rows rows) {

    private static final String TABLE = "{h-schema}PONTIS_FIGURE";
    private static final String CELL = "PORTAL, METHOD, COUNTRY, LEVEL_REACHED, OUTCOME";
    private static final String AMOUNT = "HITS, PARTS, COST, TIMES";

    /** Where amounts stand. */
    record Place(String realm, Grain grain, Instant begins, Cell cell) {

        String id() {
            return hash(String.join(
                    "\n",
                    realm,
                    grain.name(),
                    Long.toString(begins.toEpochMilli()),
                    cell.portal(),
                    cell.method(),
                    cell.country(),
                    cell.level(),
                    cell.outcome()));
        }
    }

    /** A row that is in the table. */
    record Row(String id, Place place, Amount amount) {}

    /** Always in the same order: two that write the same rows wait, but not for each other. */
    void add(Map<Place, Amount> amounts) {
        Map<String, Map.Entry<Place, Amount>> sorted = new TreeMap<>();
        amounts.entrySet().forEach(entry -> sorted.put(entry.getKey().id(), entry));
        sorted.forEach((id, entry) -> add(id, entry.getKey(), entry.getValue()));
    }

    private void add(String id, Place place, Amount amount) {
        int updated =
                sql("update %s set HITS = HITS + :hits, PARTS = PARTS + :parts, COST = COST + :cost where ID = :id")
                        .setParameter("id", id)
                        .setParameter("hits", amount.count())
                        .setParameter("parts", amount.parts())
                        .setParameter("cost", amount.cost())
                        .executeUpdate();
        if (updated == 0) {
            insert(id, place, amount);
        } else if (amount.times().count() > 0) {
            // the row is locked by now
            Times there = Times.read((String) sql("select TIMES from %s where ID = :id")
                    .setParameter("id", id)
                    .getSingleResult());
            sql("update %s set TIMES = :times where ID = :id")
                    .setParameter("id", id)
                    .setParameter("times", there.plus(amount.times()).written())
                    .executeUpdate();
        }
    }

    private void insert(String id, Place place, Amount amount) {
        Cell cell = place.cell();
        sql("insert into %s (ID, REALM_ID, GRAIN, BEGINS, " + CELL + ", " + AMOUNT
                        + ") values (:id, :realm, :grain, :begins,"
                        + " :portal, :method, :country, :reached, :outcome, :hits, :parts, :cost, :times)")
                .setParameter("id", id)
                .setParameter("realm", place.realm())
                .setParameter("grain", place.grain().name())
                .setParameter("begins", place.begins().toEpochMilli())
                .setParameter("portal", cell.portal())
                .setParameter("method", cell.method())
                .setParameter("country", cell.country())
                .setParameter("reached", cell.level())
                .setParameter("outcome", cell.outcome())
                .setParameter("hits", amount.count())
                .setParameter("parts", amount.parts())
                .setParameter("cost", amount.cost())
                .setParameter("times", amount.times().written())
                .executeUpdate();
    }

    /** What happened from one moment to another, in whatever grain it is kept. */
    List<Row> between(String realm, Instant from, Instant to) {
        return found(sql(select() + " where REALM_ID = :realm and BEGINS >= :from and BEGINS < :to")
                .setParameter("realm", realm)
                .setParameter("from", from.toEpochMilli())
                .setParameter("to", to.toEpochMilli()));
    }

    List<Row> older(String realm, Grain grain, Instant than, int most) {
        return found(sql(select() + " where REALM_ID = :realm and GRAIN = :grain and BEGINS < :than")
                .setParameter("realm", realm)
                .setParameter("grain", grain.name())
                .setParameter("than", than.toEpochMilli())
                .setMaxResults(most));
    }

    /** Whether it was there, as it was read; another node may have been faster, or have added to it. */
    boolean remove(Row row) {
        return sql("delete from %s where ID = :id and HITS = :hits")
                        .setParameter("id", row.id())
                        .setParameter("hits", row.amount().count())
                        .executeUpdate()
                == 1;
    }

    /** All of a realm. */
    void forget(String realm) {
        sql("delete from %s where REALM_ID = :realm")
                .setParameter("realm", realm)
                .executeUpdate();
    }

    /** What was written down after its realm had been removed. */
    int forgetRealmsThatAreGone() {
        return sql("delete from %s where REALM_ID <> :server and REALM_ID not in (select ID from {h-schema}REALM)")
                .setParameter("server", Tally.SERVER)
                .executeUpdate();
    }

    private static String select() {
        return "select ID, REALM_ID, GRAIN, BEGINS, " + CELL + ", " + AMOUNT + " from %s";
    }

    private static List<Row> found(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(Figures::row).toList();
    }

    private static Row row(Object[] column) {
        Cell cell = new Cell(text(column[4]), text(column[5]), text(column[6]), text(column[7]), text(column[8]));
        Place place = new Place(
                (String) column[1], Grain.valueOf((String) column[2]), Instant.ofEpochMilli(number(column[3])), cell);
        Amount amount =
                new Amount(number(column[9]), number(column[10]), number(column[11]), Times.read(text(column[12])));
        return new Row((String) column[0], place, amount);
    }

    private Query sql(String statement) {
        return rows.query(statement.formatted(TABLE), "PONTIS_FIGURE");
    }

    /** Some databases know no empty text. */
    private static String text(Object column) {
        return column == null ? "" : (String) column;
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }

    private static String hash(String name) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
