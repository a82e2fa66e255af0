package org.pontis.eidas.oidc.provider;

/** What is wrong with a request, in the words of OAuth 2.0 and OpenID Connect. The description is for the client's developers. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    Refused(OAuthError error, String description) {
        super(description);
        this.error = error;
    }

    OAuthError error() {
        return error;
    }
}
