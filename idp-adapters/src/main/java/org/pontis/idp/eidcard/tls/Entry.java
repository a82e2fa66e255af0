package org.pontis.idp.eidcard.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.pontis.idp.certificate.UnverifiedCertificate;

/**
 * Which certificate a request has.
 *
 * @param certificate the one that counts, if any
 * @param used when its key was, by the handshake; nothing where a proxy says that it was now
 * @param oddity what an operator should know
 */
record Entry(Optional<UnverifiedCertificate> certificate, Optional<Instant> used, Optional<Oddity> oddity) {

    /** By which the clocks of two nodes may differ. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    /** What was not as it should be. */
    enum Oddity {
        /** Somebody who is no proxy of ours has sent the header; it did not count. */
        STRANGER,
        /** A proxy of ours has sent the header twice, or with something else in it. */
        UNREADABLE,
        /** The request was for another host: a proxy lets more through than it should, or the address is set wrong. */
        OTHER_HOST,
        /** The connection, or the one it resumes, is older than the visit: the key was used for something else. */
        OLD_HANDSHAKE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Entry with(Optional<UnverifiedCertificate> certificate) {
        return new Entry(certificate, Optional.empty(), Optional.empty());
    }

    static Entry odd(Oddity oddity) {
        return new Entry(Optional.empty(), Optional.empty(), Optional.of(oddity));
    }

    /** The same, unless the key was used before: whose card it was may be gone, and somebody else at the browser. */
    Entry since(Instant visit) {
        return used.filter(at -> at.plus(SKEW).isBefore(visit)).isPresent() ? odd(Oddity.OLD_HANDSHAKE) : this;
    }
}
