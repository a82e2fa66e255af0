package org.pontis.idp.certificate;

import java.time.Instant;
import java.util.stream.Stream;

import org.pontis.idp.certificate.revocation.Evidence;

/**
 * A verdict, and how long it may be given again without looking anew.
 *
 * @param from the first moment at which everything it rests on was so
 * @param until the last
 */
record Dated(Verdict verdict, Instant from, Instant until) {

    /** A verdict that is given once. */
    static Dated once(Verdict verdict) {
        return new Dated(verdict, Instant.MAX, Instant.MIN);
    }

    /** A verdict that counts while its evidence is fresh and everybody on the path valid. */
    static Dated of(Verdict verdict, Candidate candidate, Evidence evidence) {
        return new Dated(
                verdict,
                Stream.concat(Stream.of(candidate.certificate()), candidate.issuer().chain().stream())
                        .map(certificate -> certificate.java().getNotBefore().toInstant())
                        .reduce(evidence.fresh().from(), (a, b) -> a.isAfter(b) ? a : b),
                Stream.concat(Stream.of(candidate.certificate()), candidate.issuer().chain().stream())
                        .map(certificate -> certificate.java().getNotAfter().toInstant())
                        .reduce(evidence.fresh().until(), (a, b) -> a.isBefore(b) ? a : b));
    }

    boolean countsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}
