package org.pontis.idp.eidcard.tls;

import java.util.List;
import java.util.Optional;

import org.pontis.idp.certificate.UnverifiedCertificate;

/**
 * A request at the card's host.
 *
 * @param peer address at the other end of the TCP connection, whatever headers say
 * @param authority for whom the request is
 * @param headers every value of {@link Door#HEADER}
 * @param presented the certificate whose key was used in this very TLS connection
 */
public record Knock(String peer, String authority, List<String> headers, Optional<UnverifiedCertificate> presented) {

    public Knock {
        headers = List.copyOf(headers);
    }

    @Override
    public String toString() {
        return "Knock";
    }
}
