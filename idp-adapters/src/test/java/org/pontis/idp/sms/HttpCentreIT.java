package org.pontis.idp.sms;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Settings;
import org.pontis.broker.Sms;
import org.pontis.idp.sms.centre.SmsOutcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Patience.until;

/** A gateway that answers sendsms in every way; what a real one says is in {@link KannelIT}. */
@Timeout(180)
class HttpCentreIT {

    private static final String PASSWORD = "g4teway-secret";
    private static final Sms CODE =
            new Sms(new Msisdn("+34600000001"), "PIN\n@localhost #12345678", Duration.ofMinutes(10));

    private final int port = LoopbackPort.free();
    private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Map<String, String> keys = new HashMap<>(Map.of(
            "sms-centres", "http",
            "sms-deadline", "PT1S",
            "http-url", "http://127.0.0.1:" + port + "/cgi-bin/sendsms",
            "http-username", "pontis",
            "http-password", PASSWORD,
            "http-sender", "Pontis",
            "http-retry-min", "PT0.02S",
            "http-retry-max", "PT0.1S"));
    private final Tally tally = new Tally();
    private LogBook log;

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        log = LogBook.open();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private SmsCentres start() {
        return SmsCentres.start(SmsSettings.from(new Settings("", keys::get)), tally);
    }

    private AutoCloseable gateway(HttpHandler handler) throws IOException {
        return served(HttpServer.create(address(), 0), handler);
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private AutoCloseable served(HttpServer server, HttpHandler handler) {
        server.createContext("/cgi-bin/sendsms", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(exchange);
            handler.handle(exchange);
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return () -> server.stop(0);
    }

    private static HttpHandler status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    private void send(SmsOutcome outcome) throws InterruptedException {
        try (SmsCentres sender = start()) {
            until("it can be reached", sender::available);
            sender.send(CODE);
            until(outcome + " is counted", () -> tally.of(outcome) == 1);
        }
    }

    @Test
    void theRequestHoldsNothingInItsAddress() throws Exception {
        try (AutoCloseable gateway = gateway(status(202))) {
            assertThat(gateway).isNotNull();
            send(SmsOutcome.ACCEPTED);
        }
        HttpExchange request = requests.getFirst();
        assertThat(request.getRequestURI()).hasToString("/cgi-bin/sendsms");
        assertThat(request.getRequestMethod()).isEqualTo("POST");
        assertThat(request.getRequestHeaders().getFirst("X-Kannel-Password")).isEqualTo(PASSWORD);
        assertThat(request.getRequestHeaders().getFirst("X-Kannel-To")).isEqualTo("+34600000001");
        assertThat(request.getRequestHeaders().getFirst("X-Kannel-Coding")).isEqualTo("0");
        assertThat(request.getRequestHeaders().getFirst("X-Kannel-Validity")).isIn("9", "10");
        assertThat(bodies).containsExactly(CODE.text());
    }

    @ParameterizedTest
    @CsvSource({
        "202, ACCEPTED, accepted",
        "400, REJECTED, rejected",
        "200, UNCERTAIN, uncertain",
        "302, UNCERTAIN, uncertain",
        "500, UNCERTAIN, uncertain",
        "502, UNCERTAIN, uncertain",
        "403, EXPIRED, refused",
        "404, EXPIRED, refused",
        "503, EXPIRED, busy",
        "429, EXPIRED, busy"
    })
    void everyStatusHasItsMeaning(int status, SmsOutcome outcome, String verdict) throws Exception {
        try (AutoCloseable gateway = gateway(status(status))) {
            assertThat(gateway).isNotNull();
            send(outcome);
        }
        assertThat(tally.of("http " + verdict)).isPositive();
        assertThat(log.text()).doesNotContain(PASSWORD, "600000001", "12345678");
    }

    @Test
    void aGatewayThatTakesTheRequestAndBreaksOffIsNotAskedAgain() throws Exception {
        try (AutoCloseable gateway = gateway(HttpExchange::close)) {
            assertThat(gateway).isNotNull();
            send(SmsOutcome.UNCERTAIN);
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void aGatewayThatDoesNotAnswerIsNotAskedAgain() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        keys.put("http-submit-timeout", "PT0.5S");
        keys.put("sms-deadline", "PT5S");
        try (AutoCloseable gateway = gateway(exchange -> {
            try {
                release.await();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        })) {
            assertThat(gateway).isNotNull();
            send(SmsOutcome.UNCERTAIN);
            release.countDown();
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void anAnswerThatNeverEndsHoldsNobody() throws Exception {
        keys.put("http-submit-timeout", "PT0.5S");
        keys.put("sms-deadline", "PT5S");
        try (AutoCloseable gateway = gateway(exchange -> {
            exchange.sendResponseHeaders(202, 0);
            exchange.getResponseBody().write('0');
            exchange.getResponseBody().flush();
        })) {
            assertThat(gateway).isNotNull();
            send(SmsOutcome.UNCERTAIN);
        }
        assertThat(requests).hasSize(1);
    }

    @Test
    void aGatewayThatIsGoneShowsWithoutAnyMessageAndComesBack() throws Exception {
        try (SmsCentres sender = start()) {
            try (AutoCloseable gateway = gateway(status(202))) {
                assertThat(gateway).isNotNull();
                until("it can be reached", sender::available);
            }
            until("the loss shows", () -> sender.states().get("http") == CentreState.DOWN);
            assertThat(sender.available()).isFalse();
            try (AutoCloseable gateway = gateway(status(202))) {
                assertThat(gateway).isNotNull();
                until("it can be reached again", sender::available);
            }
        }
    }

    @Test
    void anSmppCentreMayStandInForTheGateway() throws Exception {
        try (SimulatedCentre second = SimulatedCentre.open();
                AutoCloseable gateway = gateway(status(503))) {
            assertThat(gateway).isNotNull();
            keys.putAll(Map.of(
                    "sms-centres", "http,smpp",
                    "sms-deadline", "PT20S",
                    "smpp-host", "127.0.0.1",
                    "smpp-port", Integer.toString(second.port()),
                    "smpp-system-id", SimulatedCentre.SYSTEM_ID,
                    "smpp-password", SimulatedCentre.PASSWORD,
                    "smpp-sender", "Pontis"));
            send(SmsOutcome.ACCEPTED);
            assertThat(second.submitted()).hasSize(1);
        }
    }

    @Test
    void aPinnedAuthorityIsTrustedAndAnUnknownOneIsNot() throws Exception {
        Certificate certificate = Certificate.naming("ip:127.0.0.1", folder);
        keys.put("http-url", "https://127.0.0.1:" + port + "/cgi-bin/sendsms");
        HttpsServer server = HttpsServer.create(address(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
        try (AutoCloseable gateway = served(server, status(202))) {
            assertThat(gateway).isNotNull();
            send(SmsOutcome.EXPIRED);
            assertThat(tally.of("http refused")).isPositive();
            keys.put("http-tls-ca", certificate.pem().toString());
            send(SmsOutcome.ACCEPTED);
        }
        assertThat(requests).hasSize(1);
    }
}
