package org.pontis.eidas.oidc.client;

/** Why there is no answer of the broker that can be used. The message is for the log; it says nothing of the citizen. */
final class BrokerTrouble extends Exception {

    private static final long serialVersionUID = 1L;

    private final String error;

    private BrokerTrouble(String error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    /** The broker said so itself. */
    static BrokerTrouble said(String error) {
        return new BrokerTrouble(error, "The broker answered " + error + ".", null);
    }

    /** The broker cannot be reached, speaks nonsense, or it was somebody else. */
    static BrokerTrouble failed(String what) {
        return failed(what, null);
    }

    static BrokerTrouble failed(String what, Throwable cause) {
        return new BrokerTrouble("server_error", what, cause);
    }

    /** The code of OAuth 2.0 or OpenID Connect. */
    String error() {
        return error;
    }
}
