package org.pontis.idp.keycloak.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import jakarta.persistence.PersistenceException;
import jakarta.persistence.Query;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.pontis.idp.keycloak.limits.Rows;

/**
 * Rows of the table of limits, each a limit of one, in a transaction of its own: what was used stays used whatever becomes of the
 * request. The primary key lets one in. Where the database cannot be asked this throws, and nothing is granted.
 */
record SpentTable(KeycloakSession session) implements Spent {

    /** No realm's: forgetting a realm's counters lets nothing be used again. */
    private static final String NO_REALM = "-";

    @Override
    public boolean first(String name, Instant until) {
        String id = hash(name);
        try {
            return Rows.inOwnTransaction(session, table -> write(table, id, until));
        } catch (PersistenceException | ModelException refused) {
            // somebody was first at the same moment; or nobody could be asked, and asking again says so
            if (Rows.inOwnTransaction(session, table -> known(table, id))) {
                return false;
            }
            throw refused;
        }
    }

    /** What was remembered for long enough gives its place to what has the same name. */
    private static boolean write(Rows table, String id, Instant until) {
        long now = System.currentTimeMillis();
        List<?> ends = query(table, "select WINDOW_END from {h-schema}PONTIS_LIMIT where ID = :id", id)
                .getResultList();
        if (ends.isEmpty()) {
            query(
                            table,
                            "insert into {h-schema}PONTIS_LIMIT (ID, REALM_ID, HITS, WINDOW_END)"
                                    + " values (:id, :realm, 1, :ends)",
                            id)
                    .setParameter("realm", NO_REALM)
                    .setParameter("ends", until.toEpochMilli())
                    .executeUpdate();
            return true;
        }
        return query(
                                table,
                                "update {h-schema}PONTIS_LIMIT set WINDOW_END = :ends"
                                        + " where ID = :id and WINDOW_END <= :now",
                                id)
                        .setParameter("ends", until.toEpochMilli())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    private static boolean known(Rows table, String id) {
        return !query(table, "select WINDOW_END from {h-schema}PONTIS_LIMIT where ID = :id", id)
                .getResultList()
                .isEmpty();
    }

    private static Query query(Rows table, String sql, String id) {
        return table.query(sql).setParameter("id", id);
    }

    private static String hash(String name) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256")
                            .digest(("once " + name).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
