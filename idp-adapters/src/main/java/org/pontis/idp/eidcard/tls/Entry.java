package org.pontis.idp.eidcard.tls;

import java.util.Optional;

import org.pontis.idp.certificate.UnverifiedCertificate;

/**
 * What the door made of a request.
 *
 * @param certificate the one that counts, if any
 * @param oddity what an operator should know
 */
public record Entry(Optional<UnverifiedCertificate> certificate, Oddity oddity) {

    /** What was not as it should be. */
    public enum Oddity {
        /** All is well. */
        NONE,
        /** Somebody who is no proxy of ours has sent the header; it did not count. */
        STRANGER,
        /** A proxy of ours has sent the header twice, or with something else in it. */
        UNREADABLE,
        /** The request was for another host: a proxy lets more through than it should, or the address is set wrong. */
        OTHER_HOST
    }
}
