package org.pontis.sandbox.e2e.truth;

/** What else a portal demands: pages or none, a login anew, a login not too old. */
enum Demand {
    NONE("", ""),
    NEW_LOGIN("prompt=login", "ForceAuthn"),
    NO_PAGES("prompt=none", "IsPassive"),
    NO_PAGES_BUT_LOGIN("prompt=none login", "IsPassive and ForceAuthn"),
    YOUNG_ENOUGH("max_age=36000", null),
    NEVER_YOUNG_ENOUGH("max_age=0", null),
    TOO_OLD("max_age=1", null),
    NO_PAGES_AND_TOO_OLD("prompt=none, max_age=1", null);

    private final String oidc;
    private final String saml;

    Demand(String oidc, String saml) {
        this.oidc = oidc;
        this.saml = saml;
    }

    boolean existsInSaml() {
        return saml != null;
    }

    String text(boolean inSaml) {
        return inSaml ? saml : oidc;
    }

    boolean passive() {
        return this == NO_PAGES || this == NO_PAGES_BUT_LOGIN || this == NO_PAGES_AND_TOO_OLD;
    }

    /** Whether nothing counts that was proven before; every session of the table is older than a second. */
    boolean anew() {
        return this == NEW_LOGIN
                || this == NO_PAGES_BUT_LOGIN
                || this == NEVER_YOUNG_ENOUGH
                || this == TOO_OLD
                || this == NO_PAGES_AND_TOO_OLD;
    }
}
