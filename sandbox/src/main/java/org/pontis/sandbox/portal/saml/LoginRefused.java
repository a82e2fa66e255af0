package org.pontis.sandbox.portal.saml;

import org.pontis.sandbox.portal.Visitor;

/** No login: the broker said no, or its answer did not pass a check of the portal. Carries no personal data. */
final class LoginRefused extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 300;

    private final String error;

    /** @param error the last part of SAML's status code, or the portal's own code */
    LoginRefused(String error, String description) {
        super(description.substring(0, Math.min(description.length(), LONGEST)));
        this.error = error;
    }

    /** The answer does not pass a check. */
    static LoginRefused invalid(String why) {
        return new LoginRefused("invalid_assertion", why);
    }

    Visitor.Refused visitor() {
        return new Visitor.Refused(error, getMessage());
    }
}
