package org.pontis.realm.portal;

import java.util.List;
import java.util.Optional;

/**
 * A portal that speaks SAML 2.0: it signs its requests, and gets response and assertion signed.
 *
 * @param assertionConsumers addresses of the HTTP-POST binding; the first is the default
 * @param certificate what its requests are checked with: base64 of DER, one line
 * @param next the certificate that follows, while the portal changes its key: both are good
 * @param signature Keycloak's name of the algorithm the broker signs with
 */
public record Saml(
        List<String> assertionConsumers, String certificate, Optional<String> next, String signature, Logout logout)
        implements Portal.Dialect {

    public Saml {
        assertionConsumers = List.copyOf(assertionConsumers);
    }

    /** Where LogoutRequests go, by binding (SAML bindings 2.0). */
    public record Logout(Optional<String> post, Optional<String> redirect, Optional<String> soap) {}
}
