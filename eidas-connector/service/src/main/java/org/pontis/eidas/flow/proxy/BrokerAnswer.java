package org.pontis.eidas.flow.proxy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.pontis.broker.Represented;

/** What the broker found out. Whoever makes one has verified the broker's tokens. */
public sealed interface BrokerAnswer {

    /**
     * The citizen logged in.
     *
     * @param claims by name, those with plain text
     * @param acr the level that was reached, as the broker spells it
     * @param represented the organisation that the citizen acts for
     */
    record LoggedIn(Map<String, String> claims, String acr, Optional<Represented> represented, Instant authenticatedAt)
            implements BrokerAnswer {

        public LoggedIn {
            claims = Map.copyOf(claims);
        }

        @Override
        public String toString() {
            return "logged in at " + acr;
        }
    }

    /**
     * She did not.
     *
     * @param error the code of OAuth 2.0 or OpenID Connect, such as {@code access_denied}; {@code server_error} for an answer that
     *     could not be had or not be trusted
     */
    record Failed(String error) implements BrokerAnswer {}
}
