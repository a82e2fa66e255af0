package org.pontis.idp.keycloak.figures;

import java.util.List;

import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.installation.Unconfigured;

/** The table of figures in Keycloak's own database; Keycloak runs its change log. */
public final class FiguresTable
        implements JpaEntityProviderFactory, JpaEntityProvider, Unconfigured<JpaEntityProvider> {

    private static final String ID = "pontis-figures";

    @Override
    public List<Class<?>> getEntities() {
        return List.of();
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/pontis-figures-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void close() {}
}
