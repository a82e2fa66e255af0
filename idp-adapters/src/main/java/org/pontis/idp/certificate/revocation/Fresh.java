package org.pontis.idp.certificate.revocation;

import java.time.Instant;

/**
 * When an answer is relied on.
 *
 * @param from the earliest time on our clock, which may be behind the responder's
 * @param until the latest, excluded
 */
public record Fresh(Instant from, Instant until) {

    boolean at(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
