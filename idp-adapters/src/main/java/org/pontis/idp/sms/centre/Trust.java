package org.pontis.idp.sms.centre;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/** Whose certificates a centre may show. The name in it is always compared with the host's (RFC 9525). */
public final class Trust {

    private Trust() {}

    /**
     * Reads {@code tls-ca}, a PEM file with the authorities of this centre; without it those that the server's Java trusts.
     *
     * @throws InvalidSetting if the file holds no certificate
     */
    public static SSLContext from(Settings centre) {
        Optional<Path> file = centre.text("tls-ca").map(Path::of);
        try {
            return context(file);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new InvalidSetting(centre.prefix() + "tls-ca must be a readable PEM file of certificates.");
        }
    }

    /** Whether messages to this host never leave the machine. */
    public static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.matches("127(\\.[0-9]{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]");
    }

    private static SSLContext context(Optional<Path> file) throws IOException, GeneralSecurityException {
        if (file.isEmpty()) {
            return SSLContext.getDefault();
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities(file.get()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static KeyStore authorities(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new GeneralSecurityException("no certificate");
            }
            for (Certificate authority : found) {
                store.setCertificateEntry("ca-" + store.size(), authority);
            }
        }
        return store;
    }
}
