package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.security.cert.Extension;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;

/** RFC 9654, for Java's OCSP client, which sends none by itself but compares what comes back with what it was given. */
record Nonce(DEROctetString octets) implements Extension {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 32;

    static Nonce fresh() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return new Nonce(new DEROctetString(octets));
    }

    @Override
    public String getId() {
        return OCSPObjectIdentifiers.id_pkix_ocsp_nonce.getId();
    }

    @Override
    public boolean isCritical() {
        return false;
    }

    @Override
    public byte[] getValue() {
        try {
            return octets.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void encode(OutputStream out) throws IOException {
        out.write(new org.bouncycastle.asn1.x509.Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, getValue())
                .getEncoded(ASN1Encoding.DER));
    }
}
