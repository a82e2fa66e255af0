package org.pontis.idp.certificate.revocation;

import java.time.Instant;

/** What became of a certificate since it was issued. Only {@link Good} lets anybody in. */
public sealed interface Status {

    /** Not revoked, on this evidence. */
    record Good(Evidence evidence) implements Status {}

    /**
     * Revoked, or on hold.
     *
     * @param reason as in RFC 5280, section 5.3.1, such as {@code keyCompromise}; {@code unspecified} if none is given
     */
    record Revoked(String reason, Instant at, Evidence evidence) implements Status {}

    /** The responder does not know the certificate: its issuer may never have issued it. */
    record Unknown(Evidence evidence) implements Status {}

    /**
     * Nobody gave an answer that counts.
     *
     * @param cause of each source, for the log
     */
    record Unreachable(String cause) implements Status {}
}
