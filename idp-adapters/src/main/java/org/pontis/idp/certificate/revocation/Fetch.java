package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The way out to responders and CRLs: one request, one answer, no redirects, and never longer or larger than said. */
@FunctionalInterface
public interface Fetch {

    /**
     * What to fetch.
     *
     * @param body is posted as an OCSP request; nothing is a GET
     * @param limit octets the answer may have
     * @param patience for everything, from connecting to the last octet
     */
    record Ask(URI uri, Optional<byte[]> body, int limit, Duration patience) {

        static Ask post(URI uri, byte[] body, int limit, Duration patience) {
            return new Ask(uri, Optional.of(body), limit, patience);
        }

        static Ask get(URI uri, int limit, Duration patience) {
            return new Ask(uri, Optional.empty(), limit, patience);
        }
    }

    /** An answer with status 200. */
    record Answer(Optional<String> contentType, byte[] body) {}

    /**
     * Asks.
     *
     * @throws Unusable if there is no answer in time, or it is not 200, encoded or too large
     */
    Answer send(Ask ask) throws Unusable;
}
