package org.pontis.sandbox.eidas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.ca.Pem;
import org.pontis.sandbox.machine.Tree;

/**
 * One node of a country's eidas-connector, both roles, in the words of docs/eidas-configuration.md. On loopback: browsers and other
 * countries come to it over https with a certificate of the sandbox's test authority, the own broker over http.
 *
 * @param keys the country's keys
 * @param folder of this node: settings, TLS, what survives a restart; its log is beside it in {@code log}
 * @param port http; health and metrics are here
 * @param tlsPort https
 * @param realm the issuer of the country's broker, such as {@code http://localhost:8080/realms/es}
 * @param more settings that are added, or take the place of ours
 */
public record NodeSettings(KeyRing keys, Path folder, int port, int tlsPort, String realm, Map<String, String> more) {

    private static final String TLS_PASSWORD = "sandbox";

    public NodeSettings {
        folder = folder.toAbsolutePath().normalize();
        more = Map.copyOf(more);
    }

    public NodeSettings(KeyRing keys, Path folder, int port, int tlsPort, String realm) {
        this(keys, folder, port, tlsPort, realm, Map.of());
    }

    /** The same with these settings added, or in the place of what is here. */
    public NodeSettings with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(others);
        return new NodeSettings(keys, folder, port, tlsPort, realm, all);
    }

    /** The same that knows the node of another country. */
    public NodeSettings knowing(String country, NodeSettings other) {
        return knowing(country, other.address(), other.keys().anchor());
    }

    /**
     * The same that knows a node elsewhere, with metadata in the places where ours has it.
     *
     * @param address what both entity IDs begin with
     * @param anchors the file with the certificate that signs its metadata
     */
    public NodeSettings knowing(String country, String address, Path anchors) {
        String peer = "peer." + country + ".";
        return with(Map.of(
                peer + "service", address + "/service/metadata",
                peer + "connector", address + "/connector/metadata",
                peer + "anchors", anchors.toAbsolutePath().toString()));
    }

    /** Where other countries find it. */
    public String address() {
        return more.getOrDefault("address", "https://localhost:" + tlsPort);
    }

    /** Where the own broker finds it: the issuer. */
    public String issuer() {
        return more.getOrDefault("connector.issuer", "http://localhost:" + port);
    }

    /** Where this very process answers, whatever stands in front of it. */
    public URI plain() {
        return URI.create("http://localhost:" + port);
    }

    /** Such as {@code eidas-es}. */
    public String name() {
        return more.getOrDefault("name", "eidas-" + Countries.realm(keys.country()));
    }

    Path log() {
        return folder.resolveSibling("log").resolve(folder.getFileName() + ".log");
    }

    /**
     * Writes everything that the node needs to start; keys are made the first time.
     *
     * @return the file with the settings
     */
    public Path write(CertificateAuthority authority) {
        keys.make();
        writeTls(authority);
        Path file = folder.resolve("node.properties");
        Tree.writePrivate(
                file,
                settings().entrySet().stream()
                        .map(setting ->
                                setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining()));
        return file;
    }

    private void writeTls(CertificateAuthority authority) {
        KeyFile server = authority.server("localhost");
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", server.key(), TLS_PASSWORD.toCharArray(), new Certificate[] {
                server.certificate(), authority.root()
            });
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            store.store(bytes, TLS_PASSWORD.toCharArray());
            Tree.writePrivate(folder.resolve("tls.p12"), bytes.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("A store that cannot be written.", e);
        }
        Tree.writePrivate(folder.resolve("trusted.pem"), Pem.text(authority.root()));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("country", keys.country());
        settings.put("name", name());
        settings.put("address", address());
        settings.put("listen-port", String.valueOf(port));
        settings.put("tls.port", String.valueOf(tlsPort));
        settings.put("tls.store", folder.resolve("tls.p12").toString());
        settings.put("tls.password", TLS_PASSWORD);
        settings.put("trusted-tls", folder.resolve("trusted.pem").toString());
        settings.put("state-folder", folder.resolve("copies").toString());
        settings.put("management-on-plain", "true");
        settings.put("exchange-log", folder.resolve("exchanges.log").toString());
        // portals and the broker are plain http on this machine, and so may a third country be
        settings.put("time.allow-http", "true");
        // countries start at the same time here, and are stopped and started for the sake of seeing it
        settings.put("time.metadata-retry", "PT0.5S");
        settings.put("time.metadata-refresh", "PT5S");
        settings.putAll(Countries.operator(keys.country()));
        settings.put("connector.issuer", issuer());
        settings.put("connector.subject-secret", "file:" + keys.secret("subject-secret"));
        settings.put("connector.keys.encryption", "encryption");
        settings.put("connector.client.redirect-uris", realm + "/broker/eidas/endpoint");
        settings.put("connector.client.jwks", realm + "/protocol/openid-connect/certs");
        // as both countries do: what their people are called at home is what they are called abroad
        settings.put("proxy.identifier", "plain");
        settings.put("proxy.broker.issuer", realm);
        settings.put("proxy.broker.ledger", "true");
        for (String role : new String[] {"connector", "proxy"}) {
            settings.put(role + ".keys.store", keys.store().toString());
            settings.put(role + ".keys.password", "file:" + keys.password());
        }
        settings.putAll(more);
        return settings;
    }
}
