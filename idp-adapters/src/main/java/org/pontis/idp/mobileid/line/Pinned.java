package org.pontis.idp.mobileid.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/** TLS towards one operator: its own certificate, or its issuer's, and no other in the world. Its name is compared too. */
final class Pinned {

    private Pinned() {}

    static SSLContext from(Settings operator) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ours(operator), trusted(path(operator.required("tls-certificate"))), null);
            return context;
        } catch (IOException | GeneralSecurityException | InvalidPathException unusable) {
            throw new InvalidSetting(operator.prefix()
                    + "tls-certificate must be a PEM file with the operator's certificate, and client-keystore, where the"
                    + " operator asks for one, a PKCS #12 file that client-keystore-password opens.");
        }
    }

    private static TrustManager[] trusted(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            for (Certificate certificate : found) {
                store.setCertificateEntry("operator-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new GeneralSecurityException("no certificate");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static KeyManager[] ours(Settings operator) throws IOException, GeneralSecurityException {
        Optional<Path> file = operator.text("client-keystore").map(Pinned::path);
        if (file.isEmpty()) {
            return new KeyManager[0];
        }
        char[] password = operator.required("client-keystore-password").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file.get())) {
            store.load(in, password);
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
    }

    private static Path path(String text) {
        return Path.of(text);
    }
}
