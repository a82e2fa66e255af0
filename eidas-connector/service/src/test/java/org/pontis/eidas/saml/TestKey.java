package org.pontis.eidas.saml;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key pair with a self-signed certificate. */
public record TestKey(KeyPair pair, X509Certificate certificate) {

    public static TestKey rsa(int bits) {
        OpenSaml.start();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(bits);
            return of(generator.generateKeyPair(), "SHA256withRSA");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static TestKey ec(String curve) {
        OpenSaml.start();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
            generator.initialize(new ECGenParameterSpec(curve));
            return of(generator.generateKeyPair(), "SHA256withECDSA");
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public PrivateKey secret() {
        return pair.getPrivate();
    }

    public PublicKey open() {
        return pair.getPublic();
    }

    public SigningKey with(String algorithm) {
        return new SigningKey(secret(), certificate, algorithm);
    }

    public PinnedKeys pinned(SignaturePolicy policy) {
        return new PinnedKeys(policy, List.of(open()));
    }

    private static TestKey of(KeyPair pair, String algorithm) {
        try {
            X500Name name = new X500Name("CN=test");
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.ONE,
                    Date.from(Instant.EPOCH),
                    Date.from(Instant.parse("2100-01-01T00:00:00Z")),
                    name,
                    pair.getPublic());
            var signer = new JcaContentSignerBuilder(algorithm).build(pair.getPrivate());
            return new TestKey(pair, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new AssertionError(e);
        }
    }
}
