package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.realm.Realms;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.Border;
import org.pontis.sandbox.World;
import org.pontis.sandbox.eidas.Federation;
import org.pontis.sandbox.machine.Program;
import org.pontis.sandbox.machine.Tree;
import org.pontis.sandbox.portal.oidc.OidcPortal;
import org.pontis.sandbox.portal.saml.SamlPortal;
import org.slf4j.LoggerFactory;

/**
 * Everything together: the simulated world, the portals and the broker, in the order they need each other. It is ready
 * when {@link #start} returns; {@link #close} stops it.
 */
public final class Stack implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Plan plan;
    private final Secrets secrets;
    private World world;
    private KeycloakInstance instance;
    private Program broker;
    private Federation federation;

    private Stack(Plan plan) {
        this.plan = plan;
        this.secrets = Secrets.of(plan.state());
    }

    /**
     * What to start.
     *
     * @param addresses the ports
     * @param state a folder for keys, secrets, databases and logs; what is in it is used again
     * @param servers where unpacked servers are kept; may be shared
     * @param settings more lines for Keycloak's configuration
     * @param jvm more options for Keycloak's Java, such as {@link #QUICK_START}
     * @param border if the countries' eidas-connectors start, too: further settings of them, by country
     */
    public record Plan(
            Addresses addresses,
            Path state,
            Path servers,
            Shipment shipment,
            Map<String, String> settings,
            String jvm,
            Optional<Map<String, Map<String, String>>> border) {

        /** Halves the work until the server is ready, at the price of its top speed: not for benchmarks. */
        public static final String QUICK_START = "-XX:TieredStopAtLevel=1";

        public Plan {
            settings = Map.copyOf(settings);
        }

        /** For a test: free ports, this build's jars. */
        public static Plan forTest(Path state) {
            return forTest(state, Addresses.free());
        }

        /** For a test at these addresses. */
        public static Plan forTest(Path state, Addresses addresses) {
            return new Plan(
                    addresses,
                    state,
                    Path.of(System.getProperty("pontis.servers.dir", "../.pontis/servers")),
                    Shipment.ofThisBuild(),
                    Map.of(),
                    QUICK_START,
                    Optional.empty());
        }

        /** The same with one setting of Keycloak more. */
        public Plan with(String setting, String value) {
            Map<String, String> more = new HashMap<>(settings);
            more.put(setting, value);
            return new Plan(addresses, state, servers, shipment, more, jvm, border);
        }

        /** The same with another shipment. */
        public Plan with(Shipment other) {
            return new Plan(addresses, state, servers, other, settings, jvm, border);
        }

        /** The same with other options for Keycloak's Java. */
        public Plan withJvm(String options) {
            return new Plan(addresses, state, servers, shipment, settings, options, border);
        }

        /**
         * The same with an open border.
         *
         * @param more further settings of some eidas-connector, by country
         */
        public Plan abroad(Map<String, Map<String, String>> more) {
            return new Plan(addresses, state, servers, shipment, settings, jvm, Optional.of(more));
        }
    }

    /**
     * Starts all of it.
     *
     * @param news told what is being done, one line each
     * @throws IllegalStateException if a part does not start; what had started is stopped again
     */
    public static Stack start(Plan plan, Consumer<String> news) throws InterruptedException {
        Stack stack = new Stack(plan);
        try {
            stack.startParts(news);
            return stack;
        } catch (RuntimeException | InterruptedException e) {
            stack.close();
            throw e;
        }
    }

    public Addresses addresses() {
        return plan.addresses();
    }

    public Path state() {
        return plan.state();
    }

    public Secrets secrets() {
        return secrets;
    }

    public World world() {
        return world;
    }

    public Program broker() {
        return broker;
    }

    /** The eidas-connectors of both countries. @throws java.util.NoSuchElementException if the plan has none */
    public Federation federation() {
        return Optional.ofNullable(federation).orElseThrow();
    }

    /** Stops the broker and starts it again with the same data; the rest of the world goes on meanwhile. */
    public void restartBroker() throws InterruptedException {
        restartBroker(Map.of());
    }

    /** The same with other settings, until it is restarted once more. */
    public void restartBroker(Map<String, String> settings) throws InterruptedException {
        Map<String, String> all = new HashMap<>(plan.settings());
        all.putAll(settings);
        try {
            instance.configure(KeycloakSettings.text(addresses(), secrets, plan.state(), all));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parts.remove(broker);
        broker.close();
        startBroker();
        broker.awaitReady();
    }

    /** Stops the parts, the last started first. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Stack.class).warn("A part did not stop in order", e);
            }
        }
    }

    private void startParts(Consumer<String> news) throws InterruptedException {
        KeycloakHome home = KeycloakHome.prepare(
                plan.shipment(), plan.settings().getOrDefault("db", "dev-file"), plan.servers(), news);
        news.accept("starting the sandbox and the portals");
        world = part(World.start(
                addresses(),
                plan.state(),
                new World.Settings(secrets.smppPassword(), secrets.sandboxClient(), secrets.mssPassword())));
        Issuers.of(plan.state()).write(world.authority(), addresses());
        CardHost.of(plan.state()).write(world.authority());
        part(OidcPortal.start(addresses(), plan.state().resolve("portal-oidc")));
        part(OidcPortal.startOther(addresses(), plan.state().resolve("portal-ee")));
        SamlPortal saml = part(SamlPortal.start(addresses(), plan.state().resolve("portal-saml")));
        instance = KeycloakInstance.prepare(
                home,
                plan.state().resolve("keycloak"),
                KeycloakSettings.text(addresses(), secrets, plan.state(), plan.settings()),
                realms(saml.certificateBase64()),
                news);
        news.accept("starting Keycloak");
        startBroker();
        plan.border().ifPresent(more -> {
            news.accept("opening the border");
            federation = part(Federation.start(addresses(), plan.state(), world.authority(), more));
        });
        broker.awaitReady();
        if (federation != null) {
            federation.awaitReady();
        }
    }

    private void startBroker() {
        broker = part(Keycloak.start(
                instance, addresses(), secrets, plan.jvm(), plan.state().resolve("log/keycloak.log")));
    }

    /** The broker's log as machines read it, one JSON record a line; {@link Program#log} is the same for people. */
    public Path jsonLog() {
        return plan.state().resolve("keycloak/data/log/keycloak.log");
    }

    /** What this sandbox's realms were assembled with, for {@code pontis realm --values}. */
    public Path realmValues() {
        return plan.state().resolve("realm.properties");
    }

    private Map<String, String> realms(String samlCertificate) {
        Map<String, String> values = new HashMap<>(realmValues(addresses(), secrets, samlCertificate));
        plan.border().ifPresent(open -> values.putAll(borderValues(addresses().border())));
        Tree.writePrivate(
                realmValues(),
                values.entrySet().stream()
                        .map(value -> value.getKey() + "=" + value.getValue() + "\n")
                        .sorted()
                        .collect(Collectors.joining()));
        return realms(values);
    }

    /** The home country and the other one. */
    static Map<String, String> realms(Map<String, String> values) {
        return Stream.of("es", "ee")
                .collect(Collectors.toMap(Function.identity(), realm -> Realms.assemble(realm, values)));
    }

    /** What the realms are assembled with for these portals. */
    static Map<String, String> realmValues(Addresses addresses, Secrets secrets, String samlCertificate) {
        return Map.of(
                "PORTAL_OIDC_URL", addresses.portalOidcUrl(),
                "PORTAL_SAML_URL", addresses.portalSamlUrl(),
                "PORTAL_SAML_CERTIFICATE", samlCertificate,
                "PORTAL_EE_URL", addresses.portalEeUrl(),
                "SANDBOX_URL", addresses.sandboxUrl(),
                "SANDBOX_CLIENT_SECRET", secrets.sandboxClient());
    }

    /** What they are assembled with besides where the border is open. */
    static Map<String, String> borderValues(Border border) {
        return Map.of(
                "EIDAS_ES_URL", border.esUrl(),
                "EIDAS_ES_ADDRESS", border.esAddress(),
                "EIDAS_EE_URL", border.eeUrl(),
                "EIDAS_EE_ADDRESS", border.eeAddress());
    }

    private <T extends AutoCloseable> T part(T started) {
        parts.push(started);
        return started;
    }
}
