package org.pontis.eidas.oidc.provider;

/** What is wrong with a request, in the words of OAuth 2.0 and OpenID Connect. The description is for the client's developers. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final OAuthError error;

    Refused(OAuthError error, String description) {
        super(description);
        this.error = error;
    }

    /** There is no memory for one more login now. */
    static Refused busy() {
        return new Refused(OAuthError.TEMPORARILY_UNAVAILABLE, "Too many logins are under way.");
    }

    OAuthError error() {
        return error;
    }
}
