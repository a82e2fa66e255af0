package org.pontis.sandbox.bench.eidas;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.Providers;

/**
 * With which keys two nodes talk; they share them here.
 *
 * @param signing for all messages
 * @param reading for the assertion
 */
record Suite(String name, CertifiedKey signing, CertifiedKey reading) {

    private static final AlgorithmParameterSpec RSA_4096 = new RSAKeyGenParameterSpec(4096, RSAKeyGenParameterSpec.F4);
    private static final AlgorithmParameterSpec P_256 = new ECGenParameterSpec("secp256r1");

    /** ECDSA P-256 and RSA-OAEP 4096, as the Commission's node is delivered; RSA-PSS 4096 and ECDH-ES P-256. */
    static List<Suite> all() {
        Providers.install();
        CertifiedKey rsa = key("RSA", RSA_4096, "SHA256withRSA");
        CertifiedKey ec = key("EC", P_256, "SHA256withECDSA");
        return List.of(new Suite("ec-oaep", ec, rsa), new Suite("pss-ecdh", rsa, ec));
    }

    boolean signsWithRsa() {
        return signing.privateKey().getAlgorithm().equals("RSA");
    }

    private static CertifiedKey key(String kind, AlgorithmParameterSpec size, String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(size);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=bench");
            var certificate = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.EPOCH),
                    Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                    name,
                    pair.getPublic());
            return new CertifiedKey(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter()
                            .getCertificate(certificate.build(
                                    new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
