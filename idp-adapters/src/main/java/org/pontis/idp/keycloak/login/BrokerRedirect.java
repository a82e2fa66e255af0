package org.pontis.idp.keycloak.login;

import jakarta.ws.rs.core.Response;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.ClientSessionCode;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Sends the browser to Keycloak's own entry of an identity provider. */
final class BrokerRedirect {

    private BrokerRedirect() {}

    static Response to(IdentityProviderModel provider, AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        String code = new ClientSessionCode<>(context.getSession(), context.getRealm(), login).getOrGenerateCode();
        return Response.seeOther(Urls.identityProviderAuthnRequest(
                        context.getUriInfo().getBaseUri(),
                        provider.getAlias(),
                        context.getRealm().getName(),
                        code,
                        login.getClient().getClientId(),
                        login.getTabId(),
                        AuthenticationProcessor.getClientData(context.getSession(), login),
                        null))
                .build();
    }
}
