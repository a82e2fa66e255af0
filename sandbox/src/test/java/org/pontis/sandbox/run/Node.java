package org.pontis.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.machine.Program;
import org.pontis.sandbox.machine.Tree;

/** One of several Keycloak servers with one database. */
public final class Node implements AutoCloseable {

    /** Each node watches the others over a second port, so far above the first; Keycloak's 50 000 would be past the last. */
    static final int TO_THE_WATCH = 7;

    private static final String JVM = Stack.Plan.QUICK_START + " -Xmx512m -Djgroups.fd.port-offset=" + TO_THE_WATCH;

    private final Addresses own;
    private final Secrets secrets;
    private final Path state;
    private final Path folder;
    private final Map<String, String> settings;
    private final int transport;
    private final int door;
    private final Map<String, String> realms;
    private final Path log;
    private Shipment shipment;
    private KeycloakInstance instance;
    private Program process;

    Node(
            String name,
            Shipment shipment,
            Path state,
            Addresses shared,
            Secrets secrets,
            Map<String, String> settings,
            Map<String, String> realms) {
        Addresses free = Addresses.free();
        this.own = new Addresses(
                free.broker(),
                free.card(),
                free.management(),
                shared.sandbox(),
                shared.smpp(),
                shared.portalOidc(),
                shared.portalSaml(),
                shared.portalEe(),
                shared.border(),
                Optional.empty());
        this.secrets = secrets;
        this.state = state;
        this.log = state.resolve("log/keycloak-" + name + ".log");
        this.folder = state.resolve("keycloak-" + name);
        this.shipment = shipment;
        this.transport = free.smpp();
        this.door = free.sandbox();
        this.settings = new HashMap<>(settings);
        this.settings.put("cache-embedded-network-bind-port", String.valueOf(transport));
        this.settings.replaceAll((key, value) -> value.replace("${NODE_DOOR}", String.valueOf(door)));
        this.realms = realms;
        prepare(Map.of());
    }

    private void prepare(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        instance = KeycloakInstance.prepare(
                Cluster.home(shipment),
                folder,
                KeycloakSettings.text(own, secrets, state, all),
                realms,
                System.out::println);
    }

    public int port() {
        return own.broker();
    }

    /** Where this node itself is reached, past the balancer. */
    public String url() {
        return own.brokerUrl();
    }

    /** Where it listens to other nodes. */
    int transport() {
        return transport;
    }

    /** Where other nodes find it if its settings say so. */
    int door() {
        return door;
    }

    public Path log() {
        return log;
    }

    /** What stands in the node's {@code conf/quarkus.properties}. */
    void quarkus(String text) {
        Tree.writePrivate(instance.path().resolve("conf/quarkus.properties"), text);
    }

    /** Returns when it is ready. */
    public void start() throws InterruptedException {
        process = Keycloak.start(instance, own, secrets, JVM, log);
        process.awaitReady();
    }

    /** In order: it answers what it was asked and leaves the cluster. */
    public void stop() {
        process.close();
        process = null;
    }

    /** Starts it with other settings; the next start knows nothing of them. */
    public void startWith(Map<String, String> others) throws InterruptedException {
        prepare(others);
        try {
            start();
        } finally {
            prepare(Map.of());
        }
    }

    /** With these settings it must not start; returns what it logs instead. */
    public String startInVain(Map<String, String> others) throws IOException, InterruptedException {
        int before = Files.readString(log).length();
        try {
            startWith(others);
        } catch (IllegalStateException stopped) {
            stop();
            return Files.readString(log).substring(before);
        }
        throw new AssertionError("It started.");
    }

    /** From the next start on it is another version. */
    public void becomes(Shipment other) {
        shipment = other;
        prepare(Map.of());
    }

    /** As a power cut would. */
    public void kill() {
        process.kill();
        process = null;
    }

    public boolean isUp() {
        return process != null;
    }

    /** What a balancer asks. */
    public String readiness() {
        return Addresses.url(own.management()) + "/health/ready";
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
