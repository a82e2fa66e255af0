package org.pontis.sandbox.eidas;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.Border;
import org.pontis.sandbox.ca.CertificateAuthority;

/** The nodes of both countries, each of which knows the other. They have different algorithms, so that all are in use. */
public final class Federation implements AutoCloseable {

    private static final Duration ACQUAINTED_WITHIN = Duration.ofMinutes(2);

    private final CertificateAuthority authority;
    private final Map<String, NodeSettings> settings = new LinkedHashMap<>();
    private final Map<String, NodeProcess> nodes = new LinkedHashMap<>();

    private Federation(CertificateAuthority authority) {
        this.authority = authority;
    }

    /**
     * Starts both; {@link #awaitReady} tells when they answer.
     *
     * @param more settings of some node, by its country
     */
    public static Federation start(
            Addresses addresses, Path state, CertificateAuthority authority, Map<String, Map<String, String>> more) {
        Federation both = new Federation(authority);
        Border border = addresses.border();
        NodeSettings es = node("ES", Suite.EC_RSA, state, border.es(), border.esTls(), addresses);
        NodeSettings ee = node("EE", Suite.RSA_EC, state, border.ee(), border.eeTls(), addresses);
        both.settings.put("ES", es.knowing("EE", ee).with(more.getOrDefault("ES", Map.of())));
        both.settings.put("EE", ee.knowing("ES", es).with(more.getOrDefault("EE", Map.of())));
        try {
            both.settings.values().forEach(node -> node.keys().make());
            both.settings.keySet().forEach(both::start);
        } catch (RuntimeException e) {
            both.close();
            throw e;
        }
        return both;
    }

    private static NodeSettings node(
            String country, Suite suite, Path state, int port, int tlsPort, Addresses addresses) {
        Path folder = state.resolve("eidas-" + Countries.realm(country));
        return new NodeSettings(
                new KeyRing(folder.resolve("keys"), suite, country),
                folder,
                port,
                tlsPort,
                addresses.brokerUrl() + "/realms/" + Countries.realm(country));
    }

    /** Starts the node of a country, which does not run. */
    public NodeProcess start(String country) {
        NodeProcess started = NodeProcess.start(settings.get(country), authority);
        nodes.put(country, started);
        return started;
    }

    /**
     * Returns when both answer and each has the other's metadata.
     *
     * @throws IllegalStateException with a sentence, if one does not start or cannot make do with the other
     */
    public void awaitReady() throws InterruptedException {
        for (NodeProcess node : nodes.values()) {
            node.awaitReady();
        }
        Instant deadline = Instant.now().plus(ACQUAINTED_WITHIN);
        while (!(nodes.get("ES").reaches("EE") && nodes.get("EE").reaches("ES"))) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("The two countries cannot make do with each other; "
                        + nodes.get("ES").settings().plain() + "/admin says why.");
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    /** The node of {@code ES} or {@code EE} as it was started last. */
    public NodeProcess node(String country) {
        return nodes.get(country);
    }

    @Override
    public void close() {
        // each may take its time to finish what it does
        List.copyOf(nodes.values()).parallelStream().forEach(NodeProcess::close);
    }
}
