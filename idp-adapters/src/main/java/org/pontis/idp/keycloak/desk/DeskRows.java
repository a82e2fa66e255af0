package org.pontis.idp.keycloak.desk;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The desk's rows, in the transaction of the request: what is decided and what comes of it are written together or not at all. */
record DeskRows(EntityManager database) {

    /** Which tables SQL is about; without it, Hibernate writes out everything it knows before each query. */
    private static final String SPACES = "org.hibernate.query.native.spaces";

    static DeskRows of(KeycloakSession session) {
        return new DeskRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    Query query(String sql) {
        return database.createNativeQuery(sql)
                .setHint(SPACES, sql.contains("PONTIS_CASE") ? "PONTIS_CASE" : "PONTIS_DESK_REQUEST");
    }
}
