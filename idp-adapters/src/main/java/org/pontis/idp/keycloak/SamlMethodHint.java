package org.pontis.idp.keycloak;

import java.util.Optional;

import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A portal's hint which method to begin with: {@code samlp:Scoping/samlp:IDPList/samlp:IDPEntry/@ProviderID} (SAML core
 * 3.4.1.3). Keycloak's parser passes over Scoping, so the request it has just accepted is read once more by its own
 * hardened parser.
 */
final class SamlMethodHint {

    private SamlMethodHint() {}

    static Optional<String> in(KeycloakSession session) {
        return document(session).flatMap(SamlMethodHint::hint);
    }

    private static Optional<SAMLDocumentHolder> document(KeycloakSession session) {
        HttpRequest request = session.getContext().getHttpRequest();
        String byRedirect = request.getUri().getQueryParameters().getFirst("SAMLRequest");
        if (byRedirect != null) {
            return Optional.ofNullable(SAMLRequestParser.parseRequestRedirectBinding(byRedirect));
        }
        return Optional.ofNullable(request.getDecodedFormParameters().getFirst("SAMLRequest"))
                .map(SAMLRequestParser::parseRequestPostBinding);
    }

    private static Optional<String> hint(SAMLDocumentHolder request) {
        NodeList entries = request.getSamlDocument()
                .getElementsByTagNameNS(JBossSAMLURIConstants.PROTOCOL_NSURI.get(), "IDPEntry");
        for (int i = 0; i < entries.getLength(); i++) {
            String provider = ((Element) entries.item(i)).getAttribute("ProviderID");
            if (provider.startsWith(PortalWishes.METHOD_URN)) {
                return Optional.of(provider.substring(PortalWishes.METHOD_URN.length()));
            }
        }
        return Optional.empty();
    }
}
