package org.pontis.idp.eidcard.tls;

import java.util.Base64;
import java.util.Optional;

import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * The header {@code Client-Cert} of RFC 9440, section 2.2: the certificate in DER as a byte sequence of structured fields (RFC
 * 9651, section 3.3.5), in colons and without parameters. What a proxy writes is read to the letter. {@code Client-Cert-Chain} is
 * not read at all: paths are built from pinned issuers.
 */
final class ClientCertHeader {

    static final String NAME = "client-cert";

    private static final int LONGEST = (ParsedCertificate.LARGEST + 2) / 3 * 4 + 2;

    private ClientCertHeader() {}

    /** The certificate, unless the value is anything else but one byte sequence. */
    static Optional<UnverifiedCertificate> read(String value) {
        String item = value.strip();
        if (item.length() < 3 || item.length() > LONGEST || !item.startsWith(":") || !item.endsWith(":")) {
            return Optional.empty();
        }
        String base64 = item.substring(1, item.length() - 1);
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            // one value, one spelling
            return Base64.getEncoder().encodeToString(der).equals(base64)
                    ? Optional.of(new UnverifiedCertificate(der))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
