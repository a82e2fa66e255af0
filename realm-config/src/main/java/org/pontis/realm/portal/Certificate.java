package org.pontis.realm.portal;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** The certificate that a SAML portal's requests are checked with; it stands for a key, so only the key's strength counts. */
record Certificate(X509Certificate x509) {

    /** Reads PEM, or base64 of DER as SAML metadata has it, unless it is flawed. */
    static Optional<Certificate> read(Value at, Instant now, Flaws flaws) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(at.text().replaceAll("-----[A-Z ]+-----", ""));
            Certificate certificate = new Certificate((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            return certificate.isSound(at, now, flaws) ? Optional.of(certificate) : Optional.empty();
        } catch (CertificateException | IllegalArgumentException unreadable) {
            flaws.add(Code.KEY_UNREADABLE, at, "This is no certificate in PEM or base64.");
            return Optional.empty();
        }
    }

    /** Base64 of DER on one line, as Keycloak keeps it. */
    String base64() {
        try {
            return Base64.getEncoder().encodeToString(x509.getEncoded());
        } catch (CertificateException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private boolean isSound(Value at, Instant now, Flaws flaws) {
        if (isWeak(x509.getPublicKey())) {
            flaws.add(Code.KEY_WEAK, at, "A certificate's key is RSA of 2048 bits or EC of 256, or more.");
            return false;
        }
        String algorithm = x509.getSigAlgName().toUpperCase(Locale.ROOT);
        if (algorithm.contains("SHA1") || algorithm.contains("MD5")) {
            flaws.add(Code.ALGORITHM_WEAK, at, "The certificate is signed with " + x509.getSigAlgName() + ".");
            return false;
        }
        if (x509.getNotAfter().toInstant().isBefore(now)) {
            flaws.add(
                    Code.CERTIFICATE_EXPIRED,
                    at,
                    "The certificate ended on " + x509.getNotAfter().toInstant() + ".");
            return false;
        }
        return true;
    }

    private static boolean isWeak(PublicKey key) {
        return switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() < 2048;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() < 256;
            default -> true;
        };
    }
}
