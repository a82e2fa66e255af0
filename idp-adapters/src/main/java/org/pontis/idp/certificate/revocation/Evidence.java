package org.pontis.idp.certificate.revocation;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What a status rests on. The answer itself is not kept; its digest finds it in a network's or a responder's log.
 *
 * @param kind OCSP or CRL
 * @param source who was asked
 * @param signer who signed: the issuer, its delegate, or a responder pinned by an operator
 * @param producedAt when it was signed; of a CRL the same as {@code thisUpdate}
 * @param thisUpdate when the status was known to be so
 * @param nextUpdate when the responder will know more, if it says so
 * @param fresh when we rely on it
 * @param digest SHA-256 of the answer, in hexadecimal
 */
public record Evidence(
        Kind kind,
        URI source,
        Signer signer,
        Instant producedAt,
        Instant thisUpdate,
        Optional<Instant> nextUpdate,
        Fresh fresh,
        String digest) {

    /** How the issuer was asked. */
    public enum Kind {
        OCSP,
        CRL
    }

    /** By which right somebody signed the answer; RFC 6960, section 4.2.2.2. */
    public enum Signer {
        ISSUER,
        DELEGATE,
        PINNED
    }
}
