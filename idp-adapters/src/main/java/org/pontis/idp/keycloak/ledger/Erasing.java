package org.pontis.idp.keycloak.ledger;

import java.time.Duration;
import java.util.List;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.installation.RealmSettings;

/**
 * Forgets people. The tree stands: of an entry remain when, where, how and with what outcome; whom it was about nobody can
 * tell any more, nor prove.
 */
final class Erasing {

    private static final String KEPT = "ledger-people-kept";
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration TEN_YEARS = Duration.ofDays(3653);
    private static final String OF_HER = "CITIZEN = :citizen";

    /** What was told of a session without its owner: whoever knows one knows the other. */
    private static final String OF_HER_SESSIONS = "CITIZEN is null and SESSION_ID in ("
            + "select SESSION_ID from {h-schema}PONTIS_LEDGER_ACT where REALM_ID = :realm and CITIZEN = :citizen"
            + " union all"
            + " select SESSION_ID from {h-schema}PONTIS_LEDGER_INBOX where REALM_ID = :realm and CITIZEN = :citizen)";

    /** What stands beside an entry of nobody knows whom. */
    static final String NOBODY = new Act(List.of(), null, null, null).write();

    private Erasing() {}

    /** Reads {@code ledger-people-kept}. */
    static Duration kept(Settings settings) {
        return settings.duration(KEPT, A_YEAR, A_DAY, TEN_YEARS);
    }

    /** Called by the server when something is removed, in the same transaction. */
    static void onRemoval(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            citizen(removed.getRealm(), removed.getUser(), removed.getKeycloakSession());
        }
        if (event instanceof RealmModel.RealmRemovedEvent removed) {
            realm(removed.getRealm(), removed.getKeycloakSession());
        }
    }

    /**
     * First where entries come from: what the sequencer moves meanwhile is found where they go. What comes later of somebody who is
     * gone, it knows itself ({@link Sequencer}).
     */
    private static void citizen(RealmModel realm, UserModel citizen, KeycloakSession session) {
        Books books = Books.of(session);
        for (String which : List.of(OF_HER_SESSIONS, OF_HER)) {
            for (String sql : List.of(
                    "update {h-schema}PONTIS_LEDGER_INBOX set CITIZEN = null, SESSION_ID = null, ACT = '" + NOBODY
                            + "'",
                    "delete from {h-schema}PONTIS_LEDGER_ACT")) {
                books.query(sql + " where REALM_ID = :realm and " + which)
                        .setParameter("realm", realm.getId())
                        .setParameter("citizen", citizen.getId())
                        .executeUpdate();
            }
        }
    }

    private static void realm(RealmModel realm, KeycloakSession session) {
        for (String table : List.of("PONTIS_LEDGER_INBOX", "PONTIS_LEDGER_ACT")) {
            Books.of(session)
                    .query("delete from {h-schema}" + table + " where REALM_ID = :realm")
                    .setParameter("realm", realm.getId())
                    .executeUpdate();
        }
    }

    /** Deletes what is older than each realm keeps it. What a realm says and cannot be read keeps it as the server does. */
    static void old(KeycloakSession session, Settings server) {
        long now = System.currentTimeMillis();
        session.realms().getRealmsStream().forEach(realm -> Books.of(session)
                .query("delete from {h-schema}PONTIS_LEDGER_ACT where REALM_ID = :realm and HAPPENED < :before")
                .setParameter("realm", realm.getId())
                .setParameter("before", now - kept(realm, server).toMillis())
                .executeUpdate());
    }

    private static Duration kept(RealmModel realm, Settings server) {
        try {
            return kept(RealmSettings.of(realm).or(server));
        } catch (InvalidSetting unreadable) {
            return kept(server);
        }
    }
}
