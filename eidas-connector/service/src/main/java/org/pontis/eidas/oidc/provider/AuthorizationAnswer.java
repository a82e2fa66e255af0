package org.pontis.eidas.oidc.provider;

import org.pontis.eidas.flow.connector.LoginRequest;

/** What becomes of a browser that a broker sent. */
public sealed interface AuthorizationAnswer {

    /** The login begins. */
    record Begin(LoginRequest login) implements AuthorizationAnswer {}

    /** The browser goes back to the broker (status 303), with a code or an error. */
    record Redirect(String location) implements AuthorizationAnswer {

        @Override
        public String toString() {
            return "redirect";
        }
    }

    /** An error page: there is no address that the browser could safely be sent to (RFC 6749 section 4.1.2.1). */
    record NoWayBack(Reason reason) implements AuthorizationAnswer {

        /** Stable codes. */
        public enum Reason {
            CLIENT_UNKNOWN,
            REDIRECT_URI_UNKNOWN,
            /** A pushed request or a login that was used, is too old, or never was. */
            REQUEST_EXPIRED
        }
    }
}
