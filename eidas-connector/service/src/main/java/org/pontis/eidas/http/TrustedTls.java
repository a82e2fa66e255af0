package org.pontis.eidas.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.config.TlsSettings;
import org.pontis.eidas.keys.CertifiedKey;
import org.pontis.eidas.keys.KeyProblem;
import org.pontis.eidas.keys.Pkcs12;
import org.pontis.eidas.metadata.AnchorFile;

/** TLS as client and as server. The JDK's own parts are asked for by name, because another provider stands first. */
final class TrustedTls {

    private static final String PROVIDER = "SunJSSE";

    private TrustedTls() {}

    /** For a client that trusts these authorities beside the JDK's. @throws InvalidSetting if the file cannot be read */
    static SSLContext client(Path authorities) {
        try {
            List<X509Certificate> trusted = new ArrayList<>(AnchorFile.read(authorities, new char[0]));
            trusted.addAll(List.of(manager(null).getAcceptedIssuers()));
            KeyStore store = empty();
            for (int i = 0; i < trusted.size(); i++) {
                store.setCertificateEntry("authority " + i, trusted.get(i));
            }
            SSLContext context = SSLContext.getInstance("TLS", PROVIDER);
            context.init(null, new X509TrustManager[] {manager(store)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidSetting("The authorities of trusted-tls cannot be used: " + e.getMessage());
        }
    }

    /** For our own port. @throws InvalidSetting if the store cannot be opened */
    static SSLContext server(TlsSettings settings) {
        try {
            char[] password = settings.password().chars();
            KeyStore keys = empty();
            for (CertifiedKey key : new Pkcs12(settings.store(), settings.password()).keys()) {
                keys.setKeyEntry(
                        "server", key.privateKey(), password, key.chain().toArray(X509Certificate[]::new));
            }
            KeyManagerFactory ours = KeyManagerFactory.getInstance("NewSunX509", PROVIDER);
            ours.init(keys, password);
            SSLContext context = SSLContext.getInstance("TLS", PROVIDER);
            context.init(ours.getKeyManagers(), null, null);
            return context;
        } catch (KeyProblem e) {
            throw new InvalidSetting("In tls.*: " + e.getMessage());
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidSetting("The key of tls.store cannot be used: " + e.getMessage());
        }
    }

    /** What our own port shows. */
    static X509Certificate certificate(TlsSettings settings) {
        try {
            return new Pkcs12(settings.store(), settings.password())
                    .keys()
                    .getFirst()
                    .certificate();
        } catch (KeyProblem e) {
            throw new InvalidSetting("In tls.*: " + e.getMessage());
        }
    }

    /** In memory only; of the kind that needs no other provider's help. */
    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("JKS", "SUN");
        store.load(null, null);
        return store;
    }

    /** @param store whom it trusts; the JDK's own authorities if it is null */
    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", PROVIDER);
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
