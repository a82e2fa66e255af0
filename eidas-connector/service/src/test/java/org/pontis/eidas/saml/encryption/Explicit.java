package org.pontis.eidas.saml.encryption;

import java.io.IOException;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** A public key that brings its own curve, which may be any (CVE-2020-0601 was such a key). */
final class Explicit {

    private Explicit() {}

    static byte[] p256() {
        X9ECParameters curve = SECNamedCurves.getByName("secp256r1");
        ASN1Encodable spelledOut = curve.toASN1Primitive();
        try {
            return new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, spelledOut),
                            curve.getG().getEncoded(false))
                    .getEncoded();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
