package org.pontis.idp.certificate.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.pontis.broker.Settings;

/**
 * How old an answer may be.
 *
 * @param age of an answer that does not say when the next one comes
 * @param skew by which the responder's clock may differ from ours
 * @param cache how long we rely on an answer, however much longer it is fresh: a certificate revoked meanwhile is noticed
 *     no later
 */
public record Freshness(Duration age, Duration skew, Duration cache) {

    static Freshness from(Settings profile) {
        return new Freshness(
                profile.duration("max-age", Duration.ofMinutes(15), Duration.ofSeconds(1), Duration.ofDays(1)),
                profile.duration("skew", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMinutes(15)),
                profile.duration("cache", Duration.ofMinutes(10), Duration.ZERO, Duration.ofHours(12)));
    }

    /**
     * When an answer may be relied on; RFC 6960, section 4.2.2.1, and RFC 5280, section 5.1.2.5.
     *
     * @throws Unusable if it is not fresh
     */
    Fresh of(Instant thisUpdate, Optional<Instant> nextUpdate, Instant now) throws Unusable {
        Unusable.unless(!thisUpdate.isAfter(now.plus(skew)), "thisUpdate is in the future");
        Instant end = nextUpdate.orElseGet(() -> thisUpdate.plus(age));
        Unusable.unless(
                !end.isBefore(now.minus(skew)),
                nextUpdate.isPresent() ? "nextUpdate is past" : "there is no nextUpdate, and thisUpdate is too old");
        Unusable.unless(!end.isBefore(thisUpdate), "nextUpdate is before thisUpdate");
        Instant relied = now.plus(cache);
        return new Fresh(thisUpdate.minus(skew), end.isBefore(relied) ? end : relied);
    }
}
