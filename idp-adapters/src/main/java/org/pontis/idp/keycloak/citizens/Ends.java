package org.pontis.idp.keycloak.citizens;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.storage.UserStorageUtil;

/**
 * What of hers ends when, as long as she has not been told: {@code instant|id} each, in an attribute of her account. It is written
 * beside the means' own dates because the database has an index over attributes, and finds those whose time has come without
 * looking at everybody.
 */
public record Ends(UserModel user) {

    private static final String ATTRIBUTE = "ends";

    /**
     * One of them.
     *
     * @param user the account's id
     * @param line as the attribute has it
     */
    public record End(String user, String line) {

        /** The means. */
        public String id() {
            return line.substring(line.indexOf('|') + 1);
        }

        /** Whether this is still when it ends. */
        public boolean is(Instant until) {
            try {
                return Instant.parse(line.substring(0, Math.max(0, line.indexOf('|'))))
                        .equals(second(until));
            } catch (DateTimeException unreadable) {
                return false;
            }
        }

        /** Takes it out: of two that do so at the same moment one does. */
        public boolean claim(KeycloakSession session) {
            return manager(session)
                            .createQuery("delete from UserAttributeEntity attribute where attribute.user.id = :user"
                                    + " and attribute.name = :name and attribute.value = :line")
                            .setParameter("user", user)
                            .setParameter("name", ATTRIBUTE)
                            .setParameter("line", line)
                            .executeUpdate()
                    > 0;
        }

        /** Her account, which the cache may show as it was before {@link #claim}. */
        public UserModel account(KeycloakSession session) {
            RealmModel realm = session.getContext().getRealm();
            UserCache cache = UserStorageUtil.userCache(session);
            UserModel account = session.users().getUserById(realm, user);
            if (cache != null && account != null) {
                cache.evict(realm, account);
                account = session.users().getUserById(realm, user);
            }
            return account;
        }
    }

    /** The first of a realm that end before then, of accounts that are open. */
    public static List<End> before(Instant then, int most, KeycloakSession session) {
        return manager(session)
                .createQuery(
                        "select attribute.user.id, attribute.value from UserAttributeEntity attribute"
                                + " where attribute.name = :name and attribute.value < :then"
                                + " and attribute.user.realmId = :realm and attribute.user.enabled = true"
                                + " order by attribute.value",
                        Object[].class)
                .setParameter("name", ATTRIBUTE)
                .setParameter("then", second(then).toString())
                .setParameter("realm", session.getContext().getRealm().getId())
                .setMaxResults(most)
                .getResultStream()
                .map(row -> new End((String) row[0], (String) row[1]))
                .toList();
    }

    /** It ends then; she will be told anew. */
    void at(String id, Instant until) {
        user.setAttribute(
                ATTRIBUTE,
                Stream.concat(others(id), Stream.of(second(until) + "|" + id)).toList());
    }

    /** It is gone. */
    void without(String id) {
        if (user.getAttributeStream(ATTRIBUTE).anyMatch(line -> line.endsWith("|" + id))) {
            user.setAttribute(ATTRIBUTE, others(id).toList());
        }
    }

    private Stream<String> others(String id) {
        return user.getAttributeStream(ATTRIBUTE).filter(line -> !line.endsWith("|" + id));
    }

    /** Texts of whole seconds sort as their moments do. */
    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    private static EntityManager manager(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
