package org.pontis.idp.keycloak.cabinet;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The rows of what portals are still to be told, in the transaction of whoever asks. */
record SignalRows(EntityManager database) {

    /** Hibernate's hint which table SQL is about; without it, it writes out everything it knows before each query. */
    private static final String SPACES = "org.hibernate.query.native.spaces";

    static SignalRows of(KeycloakSession session) {
        return new SignalRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    Query query(String sql) {
        return database.createNativeQuery(sql).setHint(SPACES, "PONTIS_SIGNAL");
    }
}
