package org.pontis.idp.keycloak.saml;

import org.keycloak.Config;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.saml.SamlProtocolFactory;
import org.keycloak.saml.validators.DestinationValidator;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.installation.Installed;
import org.pontis.idp.saml.Validity;

/** Stands in for Keycloak's factory of the same id: an extension's provider beats a built-in one. */
public final class GuardedProtocolFactory extends SamlProtocolFactory {

    private DestinationValidator destinations;
    private Validity validity;

    @Override
    public void init(Config.Scope scope) {
        super.init(scope);
        destinations = DestinationValidator.forProtocolMap(scope.getArray("knownProtocols"));
        // our settings stand together, whichever provider reads them
        validity = Validity.from(new Settings(Installed.SETTINGS, Config.scope("authenticator", Installed.ID)::get));
    }

    @Override
    public LoginProtocol create(KeycloakSession session) {
        return new GuardedProtocol().setSession(session);
    }

    @Override
    public Object createProtocolEndpoint(KeycloakSession session, EventBuilder event) {
        return new GuardedEndpoints(session, event, getMaxInflatingSize(), destinations, validity);
    }

    @Override
    public int order() {
        return 100;
    }
}
