package org.pontis.idp.keycloak.oidc;

import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeBase;
import org.keycloak.protocol.oidc.grants.ResourceOwnerPasswordCredentialsGrantTypeFactory;
import org.keycloak.services.CorsErrorResponseException;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * Keeps the resource owner password grant shut in every realm with a gate, whatever its clients are set to: a token that
 * no gate has seen must not exist (RFC 9700, 2.4: the grant must not be used).
 */
public final class NoPasswordGrantFactory extends ResourceOwnerPasswordCredentialsGrantTypeFactory {

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return Installation.of(session).guards(session.getContext().getRealm()) ? new Shut() : super.create(session);
    }

    @Override
    public int order() {
        return 100;
    }

    private static final class Shut extends OAuth2GrantTypeBase {

        @Override
        public Response process(Context context) {
            setContext(context);
            event.error("password_grant_shut");
            throw new CorsErrorResponseException(
                    cors,
                    OAuthErrorException.UNSUPPORTED_GRANT_TYPE,
                    "This grant is not offered.",
                    Response.Status.BAD_REQUEST);
        }

        @Override
        public Set<String> getTokenParameterNames() {
            return Set.of();
        }

        @Override
        public EventType getEventType() {
            return EventType.LOGIN;
        }
    }
}
