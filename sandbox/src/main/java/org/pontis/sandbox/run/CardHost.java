package org.pontis.sandbox.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.machine.Tree;

/**
 * The broker's own https, which asks every browser for a certificate (docs/methods/eid-card.md). Nothing else is there to do:
 * pages and portals use the plain http of this machine.
 */
record CardHost(Path folder) {

    /** An option of Keycloak's Java: browsers keep no TLS session, so that none can be resumed that has been forgotten here. */
    static final String JAVA = "-Djdk.tls.server.enableSessionTicketExtension=false";

    /** Of files that only their owner reads. */
    private static final String PASSWORD = "sandbox";

    /** That of the sandbox with this state folder. */
    static CardHost of(Path state) {
        return new CardHost(state.toAbsolutePath().normalize().resolve("card-host"));
    }

    /** Writes its key, and which cards it asks for: all that lead to the test authority's root. */
    void write(CertificateAuthority authority) {
        KeyFile server = authority.server("localhost");
        store(
                "server.p12",
                store -> store.setKeyEntry("server", server.key(), PASSWORD.toCharArray(), new Certificate[] {
                    server.certificate(), authority.root()
                }));
        X509Certificate root = authority.root();
        store("cards.p12", store -> store.setCertificateEntry("root", root));
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private void store(String file, Filling filling) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.fill(store);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, PASSWORD.toCharArray());
            Tree.makePrivate(folder);
            Files.write(folder.resolve(file), bytes.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A store that cannot be written: " + file, e);
        }
    }

    /** Keycloak's own settings. That it asks for certificates at all is fixed when the server is built. */
    Map<String, String> settings(Addresses addresses) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("https-port", String.valueOf(addresses.card()));
        settings.put("https-key-store-file", folder.resolve("server.p12").toString());
        settings.put("https-key-store-password", PASSWORD);
        settings.put("https-trust-store-file", folder.resolve("cards.p12").toString());
        settings.put("https-trust-store-password", PASSWORD);
        // health and metrics would follow to https otherwise
        settings.put("http-management-scheme", "http");
        return settings;
    }
}
