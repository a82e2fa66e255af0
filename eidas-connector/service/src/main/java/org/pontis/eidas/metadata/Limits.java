package org.pontis.eidas.metadata;

import java.time.Duration;

/**
 * How far metadata may go.
 *
 * @param allowHttp for a sandbox on one machine: addresses without TLS are taken, too
 * @param fetchTime for one document from the first byte sent to the last received
 * @param fetchBytes of one document
 * @param oldest a copy is not used longer than this after it was fetched, however far its validUntil is
 * @param refresh a copy is renewed at least this often; a shorter {@code cacheDuration} of the document is honoured
 * @param retry after a failure; doubled with every further one, up to {@code refresh}
 * @param unknownKey an unknown signing key leads to a new fetch at most once in this time
 */
public record Limits(
        boolean allowHttp,
        Duration fetchTime,
        int fetchBytes,
        Duration oldest,
        Duration refresh,
        Duration retry,
        Duration unknownKey) {

    public static final Limits PRODUCTION = new Limits(
            false,
            Duration.ofSeconds(10),
            131_072,
            Duration.ofDays(30),
            Duration.ofHours(1),
            // two countries that start at the same time find each other soon
            Duration.ofSeconds(2),
            Duration.ofSeconds(60));

    public static final Limits SANDBOX = PRODUCTION.withHttp();

    private Limits withHttp() {
        return new Limits(true, fetchTime, fetchBytes, oldest, refresh, retry, unknownKey);
    }
}
