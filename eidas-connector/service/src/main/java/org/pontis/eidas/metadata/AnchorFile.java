package org.pontis.eidas.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.pontis.broker.InvalidSetting;

/** Certificates in a file: PEM (one or more), DER, or PKCS#12. */
public final class AnchorFile {

    private static final String PEM = "-----BEGIN CERTIFICATE-----";

    private AnchorFile() {}

    /**
     * Reads all certificates of a file.
     *
     * @param password of a PKCS#12 file; ignored otherwise
     * @throws InvalidSetting if there is none, or the file cannot be read
     */
    public static List<X509Certificate> read(Path file, char[] password) {
        try {
            byte[] content = Files.readAllBytes(file);
            List<X509Certificate> found = isKeyStore(content) ? ofKeyStore(content, password) : ofCertificates(content);
            if (found.isEmpty()) {
                throw new InvalidSetting("The file " + file + " holds no certificate.");
            }
            return found;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidSetting("The file " + file + " holds no certificates that can be read: PEM, DER or"
                    + " PKCS#12 with the right password is expected.");
        }
    }

    private static List<X509Certificate> ofCertificates(byte[] content) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509", Crypto.PROVIDER)
                .generateCertificates(new ByteArrayInputStream(content))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    /** Bouncy Castle's reader, because the JDK's skips certificates that no Java tool has marked as trusted. */
    private static List<X509Certificate> ofKeyStore(byte[] content, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12", Crypto.PROVIDER);
        store.load(new ByteArrayInputStream(content), password);
        List<X509Certificate> found = new ArrayList<>();
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    /** PKCS#12 is a DER sequence that begins with the integer 3 (RFC 7292, section 4); a certificate begins with another one. */
    private static boolean isKeyStore(byte[] content) {
        if (content.length < 8 || new String(content, StandardCharsets.ISO_8859_1).contains(PEM)) {
            return false;
        }
        for (int i = 2; i < 7; i++) {
            if (content[i] == 2 && content[i + 1] == 1) {
                return content[i + 2] == 3;
            }
        }
        return false;
    }
}
