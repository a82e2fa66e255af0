package org.pontis.eidas.saml.check;

import java.util.Optional;

import org.pontis.eidas.saml.message.EidasStatus;

/**
 * What came of a request of ours.
 *
 * @param <P> how open requests are kept
 */
public sealed interface ResponseVerdict<P extends OpenRequest> {

    Report report();

    /** A login. */
    record Accepted<P extends OpenRequest>(P request, TrustedAssertion assertion, Report report)
            implements ResponseVerdict<P> {}

    /** The service says, authentically, that there is no login. */
    record Declined<P extends OpenRequest>(P request, EidasStatus status, Report report)
            implements ResponseVerdict<P> {}

    /**
     * The answer cannot be trusted.
     *
     * @param request the one it used up, so that whoever waits can be told; nothing if it did not get that far
     */
    record Refused<P extends OpenRequest>(Optional<P> request, Report report) implements ResponseVerdict<P> {}
}
