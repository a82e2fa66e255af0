package org.pontis.idp.keycloak.oidc;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCWellKnownProviderFactory;
import org.keycloak.wellknown.WellKnownProvider;

/** Stands in for Keycloak's factory of the same id: an extension's provider beats a built-in one. */
public class DiscoveryFactory extends OIDCWellKnownProviderFactory {

    private boolean scopes;

    @Override
    public void init(Config.Scope config) {
        super.init(config);
        scopes = config.getBoolean("include-client-scopes", true);
    }

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return new Discovery(session, getOpenidConfigOverride(), scopes);
    }

    @Override
    public int order() {
        return 100;
    }

    /** The same document at the place of RFC 8414, {@code oauth-authorization-server}. */
    public static final class ServerMetadata extends DiscoveryFactory {

        @Override
        public String getId() {
            return "oauth-authorization-server";
        }

        @Override
        public boolean isAvailableViaServerMetadata() {
            return true;
        }
    }
}
