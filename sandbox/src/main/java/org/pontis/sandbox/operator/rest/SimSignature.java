package org.pontis.sandbox.operator.rest;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;

/** How a SIM signs a hash. */
record SimSignature(Hash hash) {

    /** RSA: PKCS#1 v1.5 of RFC 8017 over the hash; elliptic curves: r and s of IEEE P1363. */
    byte[] by(PrivateKey key) throws GeneralSecurityException, IOException {
        return key.getAlgorithm().equals("RSA")
                ? raw("NONEwithRSA", key, digestInfo())
                : raw("NONEwithECDSAinP1363Format", key, hash.value());
    }

    /** As it must not come: elliptic curves as DER. */
    byte[] asDer(PrivateKey key) throws GeneralSecurityException, IOException {
        return key.getAlgorithm().equals("RSA") ? by(key) : raw("NONEwithECDSA", key, hash.value());
    }

    private static byte[] raw(String algorithm, PrivateKey key, byte[] input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }

    private byte[] digestInfo() throws IOException {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(hash.type().identifier(), DERNull.INSTANCE);
        return new DigestInfo(algorithm, hash.value()).getEncoded("DER");
    }
}
