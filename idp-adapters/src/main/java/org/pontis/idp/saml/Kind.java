package org.pontis.idp.saml;

import java.util.Optional;

/** The messages a portal sends to an identity provider (SAML profiles 4.1 and 4.4). */
public enum Kind {
    AUTHN_REQUEST("AuthnRequest"),
    LOGOUT_REQUEST("LogoutRequest"),
    LOGOUT_RESPONSE("LogoutResponse");

    private final String element;

    Kind(String element) {
        this.element = element;
    }

    /** Whether it travels as {@code SAMLResponse}. */
    public boolean isResponse() {
        return this == LOGOUT_RESPONSE;
    }

    static Optional<Kind> of(String element) {
        for (Kind kind : values()) {
            if (kind.element.equals(element)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
