package org.pontis.sandbox.portal.oidc;

import org.pontis.sandbox.portal.Visitor;

/** No login: the broker said no, or its answer did not pass a check of the portal. Carries no personal data. */
final class LoginRefused extends Exception {

    private static final int LONGEST = 300;

    private final String error;

    /** @param error a code of OAuth or OIDC, or the portal's own */
    LoginRefused(String error, String description) {
        super(description == null ? "" : description.substring(0, Math.min(description.length(), LONGEST)));
        this.error = error;
    }

    Visitor.Refused visitor() {
        return new Visitor.Refused(error, getMessage());
    }
}
