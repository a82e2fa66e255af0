package org.pontis.eidas.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.config.PeerSettings;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.metadata.Health;

/** What is counted and measured, for Prometheus. Labels are countries, codes and names of ours, never anything of a person. */
final class Measures {

    static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double DAY = Duration.ofDays(1).toSeconds();

    /** Those by which anything is to be had here. Anybody may invent others, and every one would be counted apart for ever. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter messages = Counter.builder()
            .name("eidas_messages")
            .help("Messages over the border.")
            .labelNames("role", "direction", "country", "result")
            .register(registry);
    private final Counter logins = Counter.builder()
            .name("eidas_logins")
            .help("Logins that ended.")
            .labelNames("role", "country", "level", "outcome")
            .register(registry);
    private final Histogram requests = Histogram.builder()
            .name("eidas_http_request_duration_seconds")
            .help("How long an answer took.")
            .classicOnly()
            .labelNames("route", "method", "status")
            .register(registry);

    /** How a login ended; {@code ok} or the code of a problem. */
    void login(String role, Optional<NodeCountry> country, String level, String outcome) {
        logins.labelValues(role, country.map(NodeCountry::code).orElse(""), level, outcome)
                .inc();
    }

    void request(String route, String method, int status, Duration time) {
        requests.labelValues(route, METHODS.contains(method) ? method : "other", String.valueOf(status))
                .observe(time.toNanos() / 1e9);
    }

    /** Counts what is written into a log. */
    Exchange.Log counting(Exchange.Log log, Map<NodeCountry, PeerSettings> peers) {
        Map<String, String> countries = new HashMap<>();
        peers.forEach((country, settings) -> {
            settings.service().map(URI::toString).ifPresent(id -> countries.put(id, country.code()));
            settings.connector().map(URI::toString).ifPresent(id -> countries.put(id, country.code()));
        });
        return exchange -> {
            log.write(exchange);
            if (!exchange.point().isMessage()) {
                return;
            }
            boolean ours = exchange.point() == Exchange.Point.CONNECTOR_SENT_REQUEST
                    || exchange.point() == Exchange.Point.CONNECTOR_GOT_RESPONSE;
            boolean sent = exchange.point() == Exchange.Point.CONNECTOR_SENT_REQUEST
                    || exchange.point() == Exchange.Point.SERVICE_SENT_RESPONSE;
            messages.labelValues(
                            ours ? "connector" : "proxy-service",
                            sent ? "sent" : "received",
                            exchange.peer().map(countries::get).orElse(""),
                            exchange.result())
                    .inc();
        };
    }

    /** What is looked up when somebody asks. */
    void watch(Node node) {
        GaugeWithCallback.builder()
                .name("eidas_peer_up")
                .help(
                        "Whether logins with a node of another country are possible: 1, with an old copy of its metadata 0.5, or 0 without metadata or where nobody listens.")
                .labelNames("country", "role")
                .callback(callback -> node.nodes
                        .health()
                        .forEach(health -> callback.call(
                                up(health.state()),
                                health.country().code(),
                                health.role().title().toLowerCase(Locale.ROOT))))
                .register(registry);
        GaugeWithCallback.builder()
                .name("eidas_expiry_days")
                .help("Days until the next thing of this kind ends; whose is ours or a country's node.")
                .labelNames("whose", "what")
                .callback(callback -> Operations.expiries(node)
                        .forEach((key, at) -> callback.call(
                                Duration.between(node.clock.instant(), at).toSeconds() / DAY, key.whose(), key.what())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("eidas_cluster_nodes")
                .help("How many nodes of ours remember together, this one included.")
                .callback(callback -> callback.call(node.store.nodes()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("eidas_memory_bytes")
                .help(
                        "What waits, of all the memory there is for it: logins under way, repeats of a last step, messages seen.")
                .labelNames("what")
                .callback(callback -> {
                    callback.call(node.store.room().live(), "logins");
                    callback.call(node.store.room().repeats(), "repeats");
                    callback.call(node.store.room().messages(), "messages");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("eidas_memory_limit_bytes")
                .help("How much memory there is for what waits.")
                .callback(callback -> callback.call(node.store.room().limit()))
                .register(registry);
        CounterWithCallback.builder()
                .name("eidas_memory_refused")
                .help(
                        "How often something was refused because there was no memory for it, or somebody's share was used up.")
                .callback(callback -> callback.call(node.store.room().refused()))
                .register(registry);
        CounterWithCallback.builder()
                .name("eidas_memory_forgotten")
                .help("Repeats of a last step that were given up early to make room.")
                .callback(callback -> callback.call(node.store.room().forgotten()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("eidas_open_logins")
                .help("Logins that wait for a citizen, the broker or another country.")
                .labelNames("role")
                .callback(callback -> {
                    callback.call((double) node.store.waiting("login"), "connector");
                    callback.call(
                            (double) (node.store.waiting("broker") + node.store.waiting("consent")), "proxy-service");
                })
                .register(registry);
    }

    private static double up(Health.State state) {
        return switch (state) {
            case UP -> 1;
            case STALE -> 0.5;
            case DOWN, SILENT -> 0;
        };
    }

    /** All of it as text. */
    String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
