package org.pontis.eidas.oidc.provider;

import org.pontis.eidas.flow.Problem;

/** What a broker is told of a problem: whether the citizen ended the login, the level did, or others than she; and whether to try again. */
final class Errors {

    private Errors() {}

    static OAuthError of(Problem problem) {
        return switch (problem) {
            case LEVEL_NOT_REACHED, COUNTRY_CANNOT, NO_COUNTRY -> OAuthError.UNMET_AUTHENTICATION_REQUIREMENTS;
            case COUNTRY_DOWN, TOO_BUSY -> OAuthError.TEMPORARILY_UNAVAILABLE;
            default ->
                switch (problem.blame()) {
                    case USER -> OAuthError.ACCESS_DENIED;
                    case PROVIDER, SYSTEM -> OAuthError.SERVER_ERROR;
                };
        };
    }
}
