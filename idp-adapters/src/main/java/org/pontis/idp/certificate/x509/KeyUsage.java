package org.pontis.idp.certificate.x509;

import java.util.Optional;
import java.util.stream.Stream;

/** What a key may be used for; RFC 5280, section 4.2.1.3. */
public enum KeyUsage {
    DIGITAL_SIGNATURE(0, "digitalSignature"),
    /** Called contentCommitment since X.509 of 2005; the usage of a certificate for signing documents. */
    NON_REPUDIATION(1, "nonRepudiation"),
    KEY_ENCIPHERMENT(2, "keyEncipherment"),
    DATA_ENCIPHERMENT(3, "dataEncipherment"),
    KEY_AGREEMENT(4, "keyAgreement"),
    KEY_CERT_SIGN(5, "keyCertSign"),
    CRL_SIGN(6, "cRLSign"),
    ENCIPHER_ONLY(7, "encipherOnly"),
    DECIPHER_ONLY(8, "decipherOnly");

    private final int bit;
    private final String word;

    KeyUsage(int bit, String word) {
        this.bit = bit;
        this.word = word;
    }

    /** Which bit of the extension. */
    int bit() {
        return bit;
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
