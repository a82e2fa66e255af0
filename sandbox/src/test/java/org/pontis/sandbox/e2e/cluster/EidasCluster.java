package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Patience;
import org.pontis.sandbox.eidas.KeyRing;
import org.pontis.sandbox.eidas.NodeProcess;
import org.pontis.sandbox.eidas.NodeSettings;
import org.pontis.sandbox.eidas.Suite;
import org.pontis.sandbox.foreign.ForeignCountry;
import org.pontis.sandbox.run.Balancer;
import org.pontis.sandbox.web.Response;
import org.pontis.sandbox.web.Site;

/** Two nodes of the eidas-connector in one cluster, a balancer in front of them, a broker that asks and a country that answers. */
final class EidasCluster implements AutoCloseable {

    final AskingBroker broker;
    final HomeBroker home;
    final ForeignCountry abroad;
    final Balancer balancer;

    /** The balancer's, and as far as browsers know the service's. */
    final URI address;

    private final Site site = new Site(0);
    private final Map<String, String> copies = new ConcurrentHashMap<>();
    private static final String REALM = "/realms/es";
    private final CertificateAuthority authority;
    private final List<NodeSettings> settings = new ArrayList<>();
    private final List<NodeProcess> running = new ArrayList<>();
    private final Set<Integer> down = new HashSet<>();

    EidasCluster(Path folder) throws Exception {
        Addresses ports = Addresses.free();
        authority = CertificateAuthority.open(folder, URI.create(ports.sandboxUrl()), InstantSource.system());
        address = URI.create(Addresses.url(ports.broker()));
        broker = new AskingBroker(site, REALM, address);
        home = new HomeBroker(site, REALM);
        abroad = ForeignCountry.start("CB");
        Path anchor = abroad.writeAnchor(folder.resolve("anchor.pem"));
        KeyRing keys = new KeyRing(folder.resolve("keys"), Suite.EC_RSA, "ES");
        List<Integer> inside = List.of(freePair(), freePair());
        List<Integer> http = List.of(ports.portalOidc(), ports.portalSaml());
        List<Integer> https = List.of(ports.card(), ports.management());
        for (int i = 0; i < 2; i++) {
            settings.add(new NodeSettings(
                            keys,
                            folder.resolve("node" + i),
                            http.get(i),
                            https.get(i),
                            Addresses.url(site.port()) + REALM,
                            Map.of())
                    .knowing("CB", abroad.service().replace("/service/metadata", ""), anchor)
                    .with(Map.of(
                            "connector.client.pushed-only",
                            "false",
                            "address",
                            address.toString(),
                            "connector.issuer",
                            address.toString(),
                            "cluster.here",
                            "127.0.0.1:" + inside.get(i),
                            "cluster.members",
                            "127.0.0.1:" + inside.get(0) + ",127.0.0.1:" + inside.get(1))));
        }
        balancer = Balancer.patient(ports.broker(), http);
        copied("/connector/metadata");
        copied("/service/metadata");
        site.start();
        // the second needs keys that the first made
        running.add(NodeProcess.start(settings.get(0), authority).awaitReady());
        running.add(NodeProcess.start(settings.get(1), authority).awaitReady());
        untilTogether();
        broker.learn(address);
        abroad.meets(copy("/connector/metadata"), copy("/service/metadata"));
    }

    /** For a country that reads metadata each time, even when a node is just being killed. */
    private void copied(String path) {
        site.get(path, request -> Response.of(200, "application/samlmetadata+xml", copies.get(path)));
    }

    private URI copy(String path) throws Visit.Cut {
        copies.put(path, Visit.get(address.resolve(path), Optional.empty()).body());
        return URI.create(Addresses.url(site.port()) + path);
    }

    /** Where a node answers, past the balancer. */
    URI node(int index) {
        return settings.get(index).plain();
    }

    /** As a power cut would. */
    void kill(int index) {
        down.add(index);
        running.get(index).kill();
    }

    /** In order. */
    void stop(int index) {
        down.add(index);
        running.get(index).close();
    }

    int port(int index) {
        return settings.get(index).port();
    }

    /** Both run, whatever happened before. */
    void heal() throws InterruptedException {
        for (int i = 0; i < running.size(); i++) {
            if (down.contains(i)) {
                restart(i);
            }
        }
    }

    /** Starts a node that is not running; the other may have work meanwhile. */
    void restart(int index) throws InterruptedException {
        running.set(index, NodeProcess.start(settings.get(index), authority).awaitReady());
        down.remove(index);
        untilTogether();
    }

    /** Both see each other. */
    private void untilTogether() {
        Patience.until("two nodes in one cluster", () -> nodes(0) == 2 && nodes(1) == 2);
    }

    /** How many nodes there are in the eyes of this one. */
    int nodes(int index) {
        try {
            return Response.JSON
                    .readTree(Http.send(HttpRequest.newBuilder(node(index).resolve("/admin"))
                                    .header("Accept", "application/json"))
                            .body())
                    .path("nodes")
                    .asInt();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What both wrote down about messages. */
    List<JsonNode> exchanges() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (NodeSettings node : settings) {
            try (Stream<String> file = Files.lines(node.folder().resolve("exchanges.log"))) {
                for (String line : file.toList()) {
                    lines.add(Response.JSON.readTree(line));
                }
            }
        }
        return lines;
    }

    /** The messages that were accepted from other countries, one entry each time. */
    List<String> accepted() throws IOException {
        return exchanges().stream()
                .filter(line -> line.path("point").asText().contains("_GOT_"))
                .filter(line -> line.path("result").asText().equals("accepted"))
                .map(line -> line.path("message").asText())
                .toList();
    }

    @Override
    public void close() {
        running.forEach(NodeProcess::close);
        balancer.close();
        site.close();
        abroad.close();
    }

    /** A free port whose successor is free, too, below those of outgoing connections. */
    private static int freePair() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            try (ServerSocket first = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
                return Math.min(first.getLocalPort(), second.getLocalPort());
            } catch (IOException taken) {
                // another one
            }
        }
    }
}
