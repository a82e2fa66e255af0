package org.pontis.eidas.oidc.provider;

import java.util.Locale;

/**
 * Error codes of RFC 6749 sections 4.1.2.1 and 5.2, RFC 9126 section 2.3, OpenID Connect Core 3.1.2.6 and Unmet Authentication
 * Requirements 1.0.
 */
enum OAuthError {
    ACCESS_DENIED,
    INVALID_CLIENT,
    INVALID_GRANT,
    INVALID_REQUEST,
    INVALID_REQUEST_URI,
    INVALID_SCOPE,
    LOGIN_REQUIRED,
    REQUEST_NOT_SUPPORTED,
    REQUEST_URI_NOT_SUPPORTED,
    SERVER_ERROR,
    TEMPORARILY_UNAVAILABLE,
    UNMET_AUTHENTICATION_REQUIREMENTS,
    UNSUPPORTED_GRANT_TYPE,
    UNSUPPORTED_RESPONSE_TYPE;

    /** As it stands in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of an answer that is no redirect. */
    int status() {
        return switch (this) {
            case INVALID_CLIENT -> 401;
            case TEMPORARILY_UNAVAILABLE -> 503;
            default -> 400;
        };
    }
}
