package org.pontis.eidas.saml.message;

import java.time.Duration;
import java.time.Instant;

import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.level.GrantedLevel;

/**
 * What our service answers another country's connector (message format 2.4.2).
 *
 * @param issuer our entity ID: the address of our metadata
 * @param destination the assertion consumer service from the connector's metadata
 * @param inResponseTo the request's ID
 */
public record EidasResponse(
        String id, Instant issuedAt, String issuer, String destination, String inResponseTo, Outcome outcome) {

    /** What came of the request. */
    public sealed interface Outcome {}

    /** No login; there is no assertion then. */
    public record Failure(EidasStatus status) implements Outcome {

        public Failure {
            if (status.isSuccess()) {
                throw new IllegalArgumentException("A failure does not say that all went well.");
            }
        }
    }

    /**
     * A login.
     *
     * @param audience the connector's entity ID
     * @param validity how long the assertion may be used
     */
    public record Success(
            Identity identity,
            GrantedLevel level,
            NameId nameId,
            String audience,
            Instant authenticatedAt,
            Duration validity)
            implements Outcome {}
}
