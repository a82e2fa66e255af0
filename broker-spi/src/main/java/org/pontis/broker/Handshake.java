package org.pontis.broker;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A TLS handshake in which a browser has used the key of a certificate. A connection that resumes an earlier one has that one's
 * (RFC 8446, section 2.2; RFC 5246, section 7.3): whose card it was may have left with it since.
 *
 * @param certificate whose key was used
 * @param at when, by this server's clock
 */
public record Handshake(X509Certificate certificate, Instant at) {

    @Override
    public String toString() {
        return "Handshake";
    }
}
