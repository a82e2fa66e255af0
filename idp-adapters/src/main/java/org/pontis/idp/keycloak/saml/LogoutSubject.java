package org.pontis.idp.keycloak.saml;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.protocol.saml.SamlSessionUtils;
import org.keycloak.saml.SAML2LogoutRequestBuilder;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.util.JsonSerialization;

/**
 * Whose session a portal is to end, by the names that the portal was given: enough to ask it again, in a request with an ID and a
 * time of its own.
 */
public record LogoutSubject(String issuer, String nameId, String format, String sessionIndex) {

    static LogoutSubject of(AuthenticatedClientSessionModel portal, String issuer) {
        return new LogoutSubject(
                issuer,
                portal.getNote(SamlProtocol.SAML_NAME_ID),
                portal.getNote(SamlProtocol.SAML_NAME_ID_FORMAT),
                SamlSessionUtils.getSessionIndex(portal));
    }

    LogoutRequestType request(String address, RealmModel realm) throws ConfigurationException {
        return new SAML2LogoutRequestBuilder()
                .assertionExpiration(realm.getAccessCodeLifespan())
                .issuer(issuer)
                .userPrincipal(nameId, format)
                .sessionIndex(sessionIndex)
                .destination(address)
                .createLogoutRequest();
    }

    String written() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LogoutSubject read(String written) throws IOException {
        return JsonSerialization.readValue(written, LogoutSubject.class);
    }
}
