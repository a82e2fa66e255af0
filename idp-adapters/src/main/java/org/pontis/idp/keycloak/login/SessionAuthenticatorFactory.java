package org.pontis.idp.keycloak.login;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;

/** Offers {@link SessionAuthenticator} to flows as {@code pontis-session}. */
public final class SessionAuthenticatorFactory extends SimpleAuthenticatorFactory {

    private static final SessionAuthenticator ONLY = new SessionAuthenticator();

    @Override
    public Authenticator create(KeycloakSession session) {
        return ONLY;
    }

    @Override
    public String getId() {
        return "pontis-session";
    }

    @Override
    public String getReferenceCategory() {
        return "cookie";
    }

    @Override
    public String getDisplayType() {
        return "Pontis: live session";
    }

    @Override
    public String getHelpText() {
        return "Signs in with a live session that is strong and young enough for what the portal asks.";
    }
}
