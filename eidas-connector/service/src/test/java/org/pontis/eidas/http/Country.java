package org.pontis.eidas.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.pontis.eidas.config.Configuration;
import org.pontis.eidas.keys.Providers;
import org.pontis.eidas.saml.TestKey;

/** A country with a node of ours: keys, settings and a broker of its own. Plain http on a free port. */
final class Country implements AutoCloseable {

    static final String PASSWORD = "of-the-store";
    static final List<String> KEYS = List.of("signing", "encryption", "metadata", "token");

    final String code;
    final int port = free();
    final Map<String, String> settings = new LinkedHashMap<>();
    final HomeBroker broker = new HomeBroker();

    private final Path folder;
    private Service service;

    Country(String code, Path parent) {
        Providers.install();
        this.code = code;
        try {
            this.folder = Files.createDirectories(parent.resolve(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        newKeys();
        settings.put("management-on-plain", "true");
        settings.putAll(Map.of(
                "country",
                code,
                "name",
                "eidas-" + code.toLowerCase(java.util.Locale.ROOT),
                "address",
                address(),
                "listen-port",
                String.valueOf(port),
                "exchange-log",
                folder.resolve("exchanges.log").toString(),
                "time.allow-http",
                "true",
                "operator.name",
                "Operator of " + code,
                "operator.site",
                "https://operator.example/",
                "operator.support-email",
                "support@operator.example",
                "operator.technical-email",
                "technical@operator.example"));
        settings.putAll(Map.of(
                "connector.subject-secret",
                Base64.getEncoder().encodeToString(new byte[32]),
                "connector.keys.store",
                store().toString(),
                "connector.keys.password",
                PASSWORD,
                "connector.keys.encryption",
                "encryption",
                "connector.client.id",
                "pontis",
                "connector.client.redirect-uris",
                broker.redirectUri(),
                "connector.client.jwks",
                broker.issuer() + "/jwks",
                "connector.client.pushed-only",
                "false"));
        settings.putAll(Map.of(
                "proxy.identifier",
                "plain",
                "proxy.broker.issuer",
                broker.issuer(),
                "proxy.keys.store",
                store().toString(),
                "proxy.keys.password",
                PASSWORD));
    }

    String address() {
        return "http://localhost:" + port;
    }

    Path store() {
        return folder.resolve("keys.p12");
    }

    Path log() {
        return folder.resolve("exchanges.log");
    }

    /** These two know each other. */
    void meet(Country other) {
        String peer = "peer." + other.code + ".";
        settings.put(peer + "service", other.address() + "/service/metadata");
        settings.put(peer + "connector", other.address() + "/connector/metadata");
        settings.put(peer + "anchors", other.folder.resolve("anchor.pem").toString());
    }

    Service start() {
        service = Service.start(configuration());
        return service;
    }

    Configuration configuration() {
        Path file = folder.resolve("settings.properties");
        try {
            Files.writeString(
                    file,
                    settings.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Configuration.read(file, Map.of());
    }

    /** Another key for each purpose, under the same names. */
    void newKeys() {
        Map<String, TestKey> keys =
                KEYS.stream().collect(Collectors.toMap(name -> name, name -> TestKey.ec("secp256r1")));
        try {
            Files.write(store(), KeyFile.of(keys, PASSWORD));
            Files.writeString(
                    folder.resolve("anchor.pem"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(
                                            keys.get("metadata").certificate().getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | CertificateEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        broker.close();
    }
}
