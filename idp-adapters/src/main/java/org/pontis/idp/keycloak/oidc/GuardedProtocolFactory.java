package org.pontis.idp.keycloak.oidc;

import org.keycloak.Config;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;
import org.keycloak.protocol.oidc.OIDCProviderConfig;
import org.keycloak.util.JsonSerialization;

/** Stands in for Keycloak's factory of the same id: an extension's provider beats a built-in one. */
public final class GuardedProtocolFactory extends OIDCLoginProtocolFactory {

    private OIDCProviderConfig config;

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        config = new Strict(scope);
        ClaimsRequest.ignoreUnknownMembers(JsonSerialization.mapper);
    }

    /** A parameter that is too long is an error; Keycloak would pass over it, were it the level or the state. */
    private static final class Strict extends OIDCProviderConfig {

        /** Of parameters Keycloak does not know; what every request object has besides, {@code exp} or {@code jti}, is one. */
        private static final int MOST_OTHERS = 20;

        Strict(Config.Scope scope) {
            super(scope);
        }

        @Override
        public int getAdditionalReqParamsMaxNumber() {
            return MOST_OTHERS;
        }

        @Override
        public boolean isAdditionalReqParamsFailFast(boolean ofTokenRequest) {
            return true;
        }
    }

    @Override
    public LoginProtocol create(KeycloakSession session) {
        return new GuardedProtocol(config).setSession(session);
    }

    @Override
    public Object createProtocolEndpoint(KeycloakSession session, EventBuilder event) {
        return new GuardedEndpoints(session, event);
    }

    @Override
    public int order() {
        return 100;
    }
}
