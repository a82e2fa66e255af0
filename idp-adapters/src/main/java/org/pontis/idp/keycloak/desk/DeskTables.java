package org.pontis.idp.keycloak.desk;

import java.time.Duration;
import java.util.List;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserRemovedEvent;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.keycloak.installation.OwnTables;

/**
 * The tables of cases and of what waits for a second officer. Both forget somebody whose account is deleted; a request is
 * forgotten a day after it ended, a closed case after a year.
 */
public final class DeskTables extends OwnTables {

    private static final String ID = "pontis-desk";
    private static final long CLEANING_EVERY_MILLIS = Duration.ofHours(1).toMillis();
    private static final Duration REQUESTS_KEPT = Duration.ofDays(1);
    private static final Duration CASES_KEPT = Duration.ofDays(365);

    public DeskTables() {
        super(ID, "META-INF/pontis-desk-changelog.xml");
    }

    @Override
    public void postInit(KeycloakSessionFactory server) {
        server.register(event -> {
            if (event instanceof UserRemovedEvent removed) {
                forget(removed.getKeycloakSession(), removed.getUser().getId());
            }
        });
    }

    /** To be called once, when the server has started. */
    public static void scheduleCleaning(KeycloakSessionFactory server) {
        KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                .scheduleTask(DeskTables::clean, CLEANING_EVERY_MILLIS, ID));
    }

    private static void clean(KeycloakSession session) {
        long now = System.currentTimeMillis();
        DeskRows rows = DeskRows.of(session);
        rows.query("delete from {h-schema}PONTIS_DESK_REQUEST where ENDS_AT < :day")
                .setParameter("day", now - REQUESTS_KEPT.toMillis())
                .executeUpdate();
        rows.query("delete from {h-schema}PONTIS_CASE where CLOSED_AT < :year")
                .setParameter("year", now - CASES_KEPT.toMillis())
                .executeUpdate();
    }

    private static void forget(KeycloakSession session, String citizen) {
        DeskRows rows = DeskRows.of(session);
        for (String table : List.of("PONTIS_DESK_REQUEST", "PONTIS_CASE")) {
            rows.query("delete from {h-schema}" + table + " where CITIZEN_ID = :citizen")
                    .setParameter("citizen", citizen)
                    .executeUpdate();
        }
    }
}
