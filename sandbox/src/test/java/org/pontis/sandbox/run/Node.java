package org.pontis.sandbox.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.pontis.sandbox.Addresses;

/** One of several Keycloak servers with one database. */
public final class Node implements AutoCloseable {

    private static final String JVM = Stack.Plan.QUICK_START + " -Xmx512m";

    private final Addresses own;
    private final Secrets secrets;
    private final KeycloakInstance instance;
    private final Path log;
    private KeycloakProcess process;

    Node(
            String name,
            KeycloakHome home,
            Path state,
            Addresses shared,
            Secrets secrets,
            Map<String, String> settings,
            String realm) {
        Addresses free = Addresses.free();
        this.own = new Addresses(
                free.broker(),
                free.management(),
                shared.sandbox(),
                shared.smpp(),
                shared.portalOidc(),
                shared.portalSaml());
        this.secrets = secrets;
        this.log = state.resolve("log/keycloak-" + name + ".log");
        Map<String, String> all = new HashMap<>(settings);
        all.put("cache-embedded-network-bind-port", String.valueOf(free.smpp()));
        this.instance = KeycloakInstance.prepare(
                home,
                state.resolve("keycloak-" + name),
                KeycloakSettings.text(own, secrets, all),
                realm,
                System.out::println);
    }

    public int port() {
        return own.broker();
    }

    /** Where this node itself is reached, past the balancer. */
    public String url() {
        return own.brokerUrl();
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
        process = KeycloakProcess.start(instance, own, secrets, JVM, log);
        process.awaitReady();
    }

    /** In order: it answers what it was asked and leaves the cluster. */
    public void stop() {
        process.close();
        process = null;
    }

    /** As a power cut would. */
    public void kill() {
        process.kill();
        process = null;
    }

    public boolean isUp() {
        return process != null;
    }

    @Override
    public void close() {
        if (process != null) {
            stop();
        }
    }
}
