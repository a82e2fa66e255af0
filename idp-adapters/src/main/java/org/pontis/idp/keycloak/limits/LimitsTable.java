package org.pontis.idp.keycloak.limits;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.TimerProvider;
import org.pontis.idp.keycloak.installation.OwnTables;

/** The table of counters in Keycloak's own database. Keycloak runs its change log; we speak to it in plain SQL. */
public final class LimitsTable extends OwnTables {

    private static final String ID = "pontis-limits";
    private static final long CLEANING_EVERY_MILLIS = 15 * 60 * 1000L;

    public LimitsTable() {
        super(ID, "META-INF/pontis-changelog.xml");
    }

    public static void scheduleCleaning(KeycloakSessionFactory server) {
        KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                .scheduleTask(LimitsTable::clean, CLEANING_EVERY_MILLIS, ID));
    }

    private static void clean(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery("delete from {h-schema}PONTIS_LIMIT where WINDOW_END < :now")
                .setParameter("now", System.currentTimeMillis())
                .executeUpdate();
    }
}
