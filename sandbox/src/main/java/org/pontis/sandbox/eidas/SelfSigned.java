package org.pontis.sandbox.eidas;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates as nodes have them in their metadata: no authority stands behind them, the metadata's signature does. */
final class SelfSigned {

    private static final Duration YEARS = Duration.ofDays(10 * 365);
    private static final SecureRandom RANDOM = new SecureRandom();

    private SelfSigned() {}

    /** @param usage bits of {@link KeyUsage} */
    static X509Certificate certificate(String name, KeyPair keys, int usage) {
        Instant now = Instant.now();
        X500Name subject = new X500Name(name);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(126, RANDOM).setBit(126),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(YEARS)),
                subject,
                keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder(Suite.signature(keys.getPublic())).build(keys.getPrivate())));
        } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that cannot be signed.", e);
        }
    }
}
