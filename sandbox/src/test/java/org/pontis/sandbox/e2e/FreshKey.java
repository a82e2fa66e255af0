package org.pontis.sandbox.e2e;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.pontis.eidas.saml.SigningKey;

/** Keys for SAML portals that live as long as a test. */
public final class FreshKey {

    private FreshKey() {}

    public static SigningKey rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(2_048);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=portal of a test");
            Instant now = Instant.now();
            X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(now.minusSeconds(3_600)),
                            Date.from(now.plusSeconds(86_400)),
                            name,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new SigningKey(
                    pair.getPrivate(),
                    new JcaX509CertificateConverter().getCertificate(certificate),
                    SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the broker's configuration wants it: base64 of DER, one line. */
    public static String certificate(SigningKey key) {
        try {
            return Base64.getEncoder().encodeToString(key.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
