package org.pontis.sandbox.portal.saml;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
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

/** The key the portal signs with: made once, kept in a PKCS#12 file, so that the broker's copy of its certificate stays good. */
final class PortalKey {

    private static final String ALIAS = "portal";
    private static final int BITS = 3_072;
    private static final Duration LIFE = Duration.ofDays(3_650);

    /** Who may read the file may read the key; the password is what the format wants, not a protection. */
    private static final char[] PASSWORD = "portal".toCharArray();

    private PortalKey() {}

    /**
     * Reads the key, or makes one that only this account can read.
     *
     * @throws IOException if the file cannot be read or written, or holds something else
     */
    static SigningKey keptIn(Path file) throws IOException {
        try {
            if (Files.notExists(file)) {
                write(file, fresh());
            }
            KeyStore store = KeyStore.getInstance("PKCS12", "SunJSSE");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            return new SigningKey(
                    (PrivateKey) store.getKey(ALIAS, PASSWORD),
                    (X509Certificate) store.getCertificate(ALIAS),
                    SignatureConstants.ALGO_ID_SIGNATURE_RSA_SHA256);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("No usable key in " + file + "; delete the file to get a new one.", e);
        }
    }

    private static void write(Path file, KeyStore store) throws IOException, GeneralSecurityException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD);
        }
    }

    private static KeyStore fresh() throws GeneralSecurityException, OperatorCreationException, IOException {
        // the JDK's own makes a key in a fraction of the time of Bouncy Castle's
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", "SunRsaSign");
        generator.initialize(BITS);
        KeyPair pair = generator.generateKeyPair();
        KeyStore store = KeyStore.getInstance("PKCS12", "SunJSSE");
        store.load(null, PASSWORD);
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new Certificate[] {selfSigned(pair)});
        return store;
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
