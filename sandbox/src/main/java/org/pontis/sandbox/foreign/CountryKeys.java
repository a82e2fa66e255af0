package org.pontis.sandbox.foreign;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
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
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.sandbox.ca.Keys;

/**
 * The keys of a country, each with a certificate that it signed itself.
 *
 * @param metadata whose certificate others take as their anchor
 * @param stranger nobody's; it stands in no metadata
 */
public record CountryKeys(CertifiedKey signing, CertifiedKey encryption, CertifiedKey metadata, CertifiedKey stranger) {

    private static final Duration YEAR = Duration.ofDays(365);

    static CountryKeys fresh(String country) {
        return new CountryKeys(
                certified(Keys.ec(), "CN=signing, C=" + country),
                certified(Keys.ec(), "CN=encryption, C=" + country),
                certified(Keys.ec(), "CN=metadata, C=" + country),
                certified(Keys.ec(), "CN=stranger"));
    }

    /** A key of any kind, good for two years around now. */
    public static CertifiedKey certified(KeyPair pair, String name) {
        X500Name subject = new X500Name(name);
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(YEAR)),
                Date.from(now.plus(YEAR)),
                subject,
                pair.getPublic());
        String algorithm = pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
        try {
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate())));
            return new CertifiedKey(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("A certificate that cannot be signed.", e);
        }
    }

    @Override
    public String toString() {
        return "CountryKeys[…]";
    }
}
