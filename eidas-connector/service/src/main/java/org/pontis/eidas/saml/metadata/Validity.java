package org.pontis.eidas.saml.metadata;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long metadata may be used (eIDAS Message Format 1.4, section 2.1.1).
 *
 * @param until {@code validUntil}: from this moment on it is not used any more
 * @param cacheFor {@code cacheDuration}: after this time the node wants it to be fetched again
 * @param issuedAt when it was made, if it says so ({@code mdrpi:PublicationInfo}); metadata need not
 */
public record Validity(Instant until, Optional<Duration> cacheFor, Optional<Instant> issuedAt) {

    public static Validity until(Instant moment) {
        return new Validity(moment, Optional.empty(), Optional.empty());
    }
}
