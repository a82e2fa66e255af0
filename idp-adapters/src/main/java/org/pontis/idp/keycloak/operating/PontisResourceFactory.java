package org.pontis.idp.keycloak.operating;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;
import org.pontis.idp.keycloak.installation.Unconfigured;

/** Puts {@link PontisResource} under {@code /realms/<realm>/pontis}. */
public final class PontisResourceFactory implements RealmResourceProviderFactory, Unconfigured<RealmResourceProvider> {

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new PontisResource(session);
    }

    @Override
    public String getId() {
        return "pontis";
    }
}
