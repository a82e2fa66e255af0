package org.pontis.idp.keycloak.installation;

import java.util.List;

import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Tables of ours in Keycloak's own database. Keycloak runs their change log; we speak to them in plain SQL. */
public abstract class OwnTables implements JpaEntityProviderFactory, Unconfigured<JpaEntityProvider> {

    private final Changelog changelog;

    /**
     * @param id of the factory; the database remembers what was run under it, so it never changes
     * @param changelog on the class path
     */
    protected OwnTables(String id, String changelog) {
        this.changelog = new Changelog(id, changelog);
    }

    @Override
    public final JpaEntityProvider create(KeycloakSession session) {
        return changelog;
    }

    @Override
    public final String getId() {
        return changelog.id;
    }

    @Override
    public void close() {}

    /** What Keycloak asks for; it is closed with each session that looked at it, the factory only with the server. */
    private record Changelog(String id, String path) implements JpaEntityProvider {

        @Override
        public List<Class<?>> getEntities() {
            return List.of();
        }

        @Override
        public String getChangelogLocation() {
            return path;
        }

        @Override
        public String getFactoryId() {
            return id;
        }

        @Override
        public void close() {}
    }
}
