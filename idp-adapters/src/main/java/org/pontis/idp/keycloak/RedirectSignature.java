package org.pontis.idp.keycloak;

import java.util.Set;

import jakarta.ws.rs.core.Response;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorPageException;
import org.keycloak.services.messages.Messages;

/**
 * The signature of a message by HTTP Redirect (SAML bindings 3.4.4.1) stands in the address, where Keycloak takes any
 * algorithm it knows, SHA-1 included. Only these may pass; what they sign, Keycloak has checked already.
 */
final class RedirectSignature {

    private static final Set<String> STRONG = Set.of(
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
            "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1",
            "http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
            "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512");

    private RedirectSignature() {}

    static void refuseWeak(KeycloakSession session) {
        String algorithm = session.getContext().getUri().getQueryParameters().getFirst("SigAlg");
        if (algorithm != null && !STRONG.contains(algorithm)) {
            throw new ErrorPageException(session, Response.Status.BAD_REQUEST, Messages.INVALID_REQUEST);
        }
    }
}
