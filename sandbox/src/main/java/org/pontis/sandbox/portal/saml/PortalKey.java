package org.pontis.sandbox.portal.saml;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.opensaml.xmlsec.signature.support.SignatureConstants;
import org.pontis.eidas.saml.SigningKey;
import org.pontis.sandbox.ca.KeyFile;

/** The key the portal signs with: made once, so that the broker's copy of its certificate stays good. */
final class PortalKey {

    private static final int BITS = 3_072;
    private static final Duration LIFE = Duration.ofDays(3_650);

    private PortalKey() {}

    /** Reads the key, or makes one that only this account can read; throws as {@link KeyFile#keptIn} does. */
    static SigningKey keptIn(Path file) {
        KeyFile kept = KeyFile.keptIn(file, PortalKey::fresh);
        return new SigningKey(kept.key(), kept.certificate(), SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
    }

    private static KeyFile fresh() {
        try {
            // the JDK's own makes a key in a fraction of the time of Bouncy Castle's
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new KeyFile(pair.getPrivate(), selfSigned(pair));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("A key that cannot be made.", e);
        }
    }

    /** SAML peers pin the key; of the certificate only the key in it counts. */
    private static X509Certificate selfSigned(KeyPair pair) throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=Pontis demo portal");
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }
}
