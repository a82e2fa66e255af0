package org.pontis.eidas.metadata;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that ends on a day known today.
 *
 * @param whose a country, or ourselves
 * @param what such as {@code signing certificate}
 * @param sha256 the fingerprint, if it is a certificate
 */
public record Expiry(String whose, String what, Instant at, Optional<String> sha256) implements Comparable<Expiry> {

    public static Expiry of(String whose, String what, X509Certificate certificate) {
        return new Expiry(whose, what, certificate.getNotAfter().toInstant(), Optional.of(Fingerprint.of(certificate)));
    }

    @Override
    public int compareTo(Expiry other) {
        return Comparator.comparing(Expiry::at)
                .thenComparing(Expiry::whose)
                .thenComparing(Expiry::what)
                .compare(this, other);
    }
}
