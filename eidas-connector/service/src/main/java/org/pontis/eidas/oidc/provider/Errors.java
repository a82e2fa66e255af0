package org.pontis.eidas.oidc.provider;

import org.pontis.eidas.flow.Problem;

/** What a broker is told of a problem: whether to try again, with another level, or not at all. */
final class Errors {

    private Errors() {}

    static OAuthError of(Problem problem) {
        return switch (problem) {
            case LEVEL_NOT_REACHED, COUNTRY_CANNOT, NO_COUNTRY -> OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS;
            case COUNTRY_DOWN -> OAuthError.TEMPORARILY_UNAVAILABLE;
            default ->
                switch (problem.blame()) {
                    case USER, PROVIDER -> OAuthError.ACCESS_DENIED;
                    case SYSTEM -> OAuthError.SERVER_ERROR;
                };
        };
    }
}
