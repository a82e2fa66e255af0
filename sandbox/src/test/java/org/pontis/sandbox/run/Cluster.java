package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pontis.realm.CitizenAccount;
import org.pontis.realm.TestCitizen;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.World;
import org.pontis.sandbox.eidas.Federation;
import org.pontis.sandbox.portal.oidc.OidcPortal;
import org.pontis.sandbox.portal.saml.SamlPortal;
import org.pontis.sandbox.web.Response;

/** Two Keycloak nodes behind a balancer, with one PostgreSQL behind a wire that can be cut; and the world around them. */
public final class Cluster implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Addresses addresses = Addresses.free();
    private final Secrets secrets;
    private final World world;
    private final Postgres postgres;
    private final Balancer database;
    private final String databaseAddress;
    private final Node first;
    private final Node second;
    private final Balancer balancer;
    private final List<Balancer> between;
    private final Federation federation;

    /**
     * Two nodes of this build, ready.
     *
     * @param settings of both nodes, as the operations manual has them; {@code ${…}} stands for what differs
     * @param quarkus their {@code quarkus.properties}
     */
    public Cluster(Map<String, String> settings, String quarkus, List<TestCitizen> crowd) throws InterruptedException {
        this(settings, quarkus, crowd, false);
    }

    /** The same with an open border: one eidas-connector of each country. */
    public static Cluster abroad(Map<String, String> settings, String quarkus, List<TestCitizen> crowd)
            throws InterruptedException {
        return new Cluster(settings, quarkus, crowd, true);
    }

    private Cluster(Map<String, String> settings, String quarkus, List<TestCitizen> crowd, boolean border)
            throws InterruptedException {
        this(Shipment.ofThisBuild(), settings, quarkus, crowd, border);
        try {
            first.start();
            second.start();
            if (border) {
                federation.awaitReady();
            }
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    /** The same of any shipment; the nodes are not started yet. */
    public Cluster(Shipment shipment, Map<String, String> settings, String quarkus, List<TestCitizen> crowd)
            throws InterruptedException {
        this(shipment, settings, quarkus, crowd, false);
    }

    private Cluster(
            Shipment shipment, Map<String, String> settings, String quarkus, List<TestCitizen> crowd, boolean border)
            throws InterruptedException {
        try {
            Path state = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "cluster-");
            secrets = Secrets.of(state);
            Addresses more = Addresses.free();
            postgres = part(Postgres.start(more.smpp(), secrets.smppPassword()));
            database = part(Balancer.before(more.sandbox(), more.smpp()));
            databaseAddress = "127.0.0.1:" + more.sandbox();
            world = part(World.start(
                    addresses,
                    state,
                    new World.Settings(secrets.smppPassword(), secrets.sandboxClient(), secrets.mssPassword())));
            Issuers.of(state).write(world.authority(), addresses);
            CardHost.of(state).write(world.authority());
            part(OidcPortal.start(addresses, state.resolve("portal-oidc")));
            part(OidcPortal.startOther(addresses, state.resolve("portal-ee")));
            SamlPortal saml = part(SamlPortal.start(addresses, state.resolve("portal-saml")));
            Map<String, String> about = new HashMap<>(Stack.realmValues(addresses, secrets, saml.certificateBase64()));
            if (border) {
                about.putAll(Stack.borderValues(addresses.border()));
            }
            Map<String, String> realms = new HashMap<>(Stack.realms(about));
            realms.put("es", with(crowd, realms.get("es")));
            Map<String, String> values = Map.of(
                    "BROKER_URL",
                    addresses.brokerUrl(),
                    "DATABASE",
                    databaseAddress + "/postgres",
                    "DATABASE_USER",
                    Postgres.USER,
                    "DATABASE_PASSWORD",
                    secrets.smppPassword(),
                    "NODE_ADDRESS",
                    "127.0.0.1");
            first = part(new Node("a", shipment, state, addresses, secrets, filled(settings, values), realms));
            second = part(new Node("b", shipment, state, addresses, secrets, filled(settings, values), realms));
            balancer = part(Balancer.between(addresses.broker(), List.of(first.port(), second.port())));
            for (Node node : List.of(first, second)) {
                node.quarkus(quarkus);
            }
            between = Stream.of(first, second)
                    .flatMap(node -> Stream.of(0, Node.TO_THE_WATCH)
                            .map(above -> part(Balancer.before(node.door() + above, node.transport() + above))))
                    .toList();
            federation = border ? part(Federation.start(addresses, state, world.authority(), Map.of())) : null;
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException | InterruptedException e) {
            close();
            throw e;
        }
    }

    public Addresses addresses() {
        return addresses;
    }

    public Secrets secrets() {
        return secrets;
    }

    public World world() {
        return world;
    }

    /** The eidas-connectors of both countries, of a cluster that was made with an open border. */
    public Federation federation() {
        return Optional.ofNullable(federation).orElseThrow();
    }

    public Balancer balancer() {
        return balancer;
    }

    /** Where a server with this shipment is, made for this database. */
    public static KeycloakHome home(Shipment shipment) {
        return KeycloakHome.prepare(
                shipment,
                "postgres",
                Path.of(System.getProperty("pontis.servers.dir", "../.pontis/servers")),
                System.out::println);
    }

    /** Runs what an administrator of the database would type; see {@link Postgres#shell}. */
    public void shell(String script) {
        postgres.shell(script);
    }

    /** The database is killed, and comes back at once: it recovers what was committed. */
    public void killDatabase() throws InterruptedException {
        postgres.kill();
        postgres.restart();
    }

    /** How nodes reach a database of this name, through the wire. */
    public String jdbc(String name) {
        return "jdbc:postgresql://" + databaseAddress + "/" + name;
    }

    /** The wire to the database. */
    public Balancer database() {
        return database;
    }

    /** The nodes do not hear each other any more, if their settings lead them by {@code ${NODE_DOOR}}. */
    public void split() {
        between.forEach(Balancer::cut);
    }

    public void heal() {
        between.forEach(Balancer::mend);
    }

    public Node first() {
        return first;
    }

    public Node second() {
        return second;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("A part did not stop in order", e);
            }
        }
    }

    private <T extends AutoCloseable> T part(T started) {
        parts.push(started);
        return started;
    }

    private static Map<String, String> filled(Map<String, String> settings, Map<String, String> values) {
        Map<String, String> filled = new HashMap<>();
        settings.forEach((key, text) -> {
            String value = text;
            for (Map.Entry<String, String> one : values.entrySet()) {
                value = value.replace("${" + one.getKey() + "}", one.getValue());
            }
            filled.put(key, value);
        });
        return filled;
    }

    private static String with(List<TestCitizen> crowd, String realm) throws IOException {
        ObjectNode all = (ObjectNode) Response.JSON.readTree(realm);
        ArrayNode users = all.withArrayProperty("users");
        crowd.stream().map(CitizenAccount::of).forEach(users::add);
        return all.toString();
    }
}
