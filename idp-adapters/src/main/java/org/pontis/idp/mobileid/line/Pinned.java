package org.pontis.idp.mobileid.line;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.net.Anchors;

/** TLS towards one operator: its own certificate, or its issuer's, and no other in the world. Its name is compared too. */
final class Pinned {

    private Pinned() {}

    static SSLContext from(Settings operator) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(ours(operator), Anchors.of(Path.of(operator.required("tls-certificate"))), null);
            return context;
        } catch (IOException | GeneralSecurityException | InvalidPathException unusable) {
            throw new InvalidSetting(operator.prefix()
                    + "tls-certificate must be a PEM file with the operator's certificate, and client-keystore, where the"
                    + " operator asks for one, a PKCS #12 file that client-keystore-password opens.");
        }
    }

    private static KeyManager[] ours(Settings operator) throws IOException, GeneralSecurityException {
        Optional<Path> file = operator.text("client-keystore").map(Path::of);
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
}
