package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A portal's keys as files, in PEM. */
final class Keys {

    private static final int BITS = 2_048;

    private Keys() {}

    /** {@code portal.key} and {@code portal.crt}: RSA, with a self-signed certificate. */
    static void rsa(Path folder) {
        KeyPair pair = pair("RSA", BITS);
        write(folder.resolve("portal.key"), "PRIVATE KEY", pair.getPrivate());
        try {
            writePem(
                    folder.resolve("portal.crt"),
                    "CERTIFICATE",
                    certificate(pair).getEncoded());
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code portal.key}: P-256. */
    static void ec(Path folder) {
        write(folder.resolve("portal.key"), "PRIVATE KEY", pair("EC", 256).getPrivate());
    }

    static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=portal");
        Instant now = Instant.now();
        return new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.valueOf(now.toEpochMilli()),
                                Date.from(now.minus(Duration.ofDays(1))),
                                Date.from(now.plus(Duration.ofDays(30))),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())));
    }

    private static void write(Path file, String what, Key key) {
        writePem(file, what, key.getEncoded());
    }

    private static void writePem(Path file, String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        try {
            Files.writeString(file, "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, text, what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
