package org.pontis.idp.certificate.x509;

import java.util.Optional;
import java.util.stream.Stream;

/** What a key may be used for; RFC 5280, section 4.2.1.3, in the order of the bits. */
public enum KeyUsage {
    DIGITAL_SIGNATURE("digitalSignature"),
    /** Called contentCommitment since X.509 of 2005; the usage of a certificate for signing documents. */
    NON_REPUDIATION("nonRepudiation"),
    KEY_ENCIPHERMENT("keyEncipherment"),
    DATA_ENCIPHERMENT("dataEncipherment"),
    KEY_AGREEMENT("keyAgreement"),
    KEY_CERT_SIGN("keyCertSign"),
    CRL_SIGN("cRLSign"),
    ENCIPHER_ONLY("encipherOnly"),
    DECIPHER_ONLY("decipherOnly");

    private final String word;

    KeyUsage(String word) {
        this.word = word;
    }

    /** The usage with the standard's name. */
    public static Optional<KeyUsage> named(String word) {
        return Stream.of(values()).filter(usage -> usage.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}
