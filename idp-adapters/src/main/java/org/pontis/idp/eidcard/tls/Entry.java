package org.pontis.idp.eidcard.tls;

import java.util.Locale;
import java.util.Optional;

import org.pontis.idp.certificate.UnverifiedCertificate;

/**
 * Which certificate a request has.
 *
 * @param certificate the one that counts, if any
 * @param oddity what an operator should know
 */
record Entry(Optional<UnverifiedCertificate> certificate, Optional<Oddity> oddity) {

    /** What was not as it should be. */
    enum Oddity {
        /** Somebody who is no proxy of ours has sent the header; it did not count. */
        STRANGER,
        /** A proxy of ours has sent the header twice, or with something else in it. */
        UNREADABLE,
        /** The request was for another host: a proxy lets more through than it should, or the address is set wrong. */
        OTHER_HOST;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Entry with(Optional<UnverifiedCertificate> certificate) {
        return new Entry(certificate, Optional.empty());
    }

    static Entry odd(Oddity oddity) {
        return new Entry(Optional.empty(), Optional.of(oddity));
    }
}
