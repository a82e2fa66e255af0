package org.pontis.idp.registration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.registration.Registry.Answer;
import org.pontis.idp.testing.TestClock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HttpRegistryTest {

    private static final String FATIMA =
            "{\"match\":true,\"person\":{\"givenName\":\"Fátima\",\"familyName\":\"Rey Soto\",\"birthdate\":\"1988-02-09\"}}";

    private final TestClock clock = new TestClock();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile String answer = FATIMA;
    private volatile int status = 200;
    private volatile long delay;
    private volatile String type = "application/json";
    private volatile String seen = "";
    private HttpServer server;
    private Registry registry;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
        registry = new HttpRegistry(
                new RegistrySettings(
                        URI.create("http://localhost:" + server.getAddress().getPort() + "/answers"),
                        Optional.of("geheim"),
                        Optional.empty(),
                        Duration.ofMillis(400),
                        2,
                        Duration.ofMillis(1),
                        List.of()),
                clock);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        seen = exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            Thread.sleep(delay);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer ask() {
        return registry.compare(new Claim(
                new PersonIdentifier("ES", "IDC", "00000006Y"),
                "2033-01-31",
                new Asked(Question.BOX, "505"),
                "1234.56"));
    }

    @Test
    void aRightAnswerNamesThePerson() {
        assertEquals(
                "Fátima", assertInstanceOf(Answer.Right.class, ask()).person().givenName());
        assertTrue(seen.startsWith("Bearer geheim {"), seen);
        assertTrue(seen.contains("\"question\":\"box:505\"") && seen.contains("\"answer\":\"1234.56\""), seen);
    }

    @Test
    void aWrongAnswerIsWrong() {
        answer = "{\"match\":false}";
        assertInstanceOf(Answer.Wrong.class, ask());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "[]",
                "{}",
                "{\"match\":\"true\"}",
                "{\"match\":1}",
                "{\"match\":true}",
                "{\"match\":true,\"person\":{\"givenName\":\"\",\"familyName\":\"R\",\"birthdate\":\"1988-02-09\"}}",
                "{\"match\":true,\"person\":{\"givenName\":\"F\",\"familyName\":\"R\",\"birthdate\":\"2988-02-09\"}}",
                "{\"match\":true,\"person\":{\"givenName\":\"F\",\"familyName\":\"R\",\"birthdate\":\"soon\"}}",
                "{\"match\":true,\"person\":{\"givenName\":\"F\\nG\",\"familyName\":\"R\",\"birthdate\":\"1988-02-09\"}}",
                "{\"match\":false} and more",
                "<html>maintenance</html>"
            })
    void whatIsNoAnswerIsNeitherYesNorNo(String garbage) {
        answer = garbage;
        assertInstanceOf(Answer.Away.class, ask());
    }

    @Test
    void anotherStatusAnotherTypeOrTooMuchIsNoAnswer() {
        status = 500;
        assertInstanceOf(Answer.Away.class, ask());
        status = 302;
        assertInstanceOf(Answer.Away.class, ask());
        status = 200;
        type = "text/html";
        assertInstanceOf(Answer.Away.class, ask());
        type = "application/json";
        answer = " ".repeat(20_000) + FATIMA;
        assertInstanceOf(Answer.Away.class, ask());
    }

    @Test
    void whoTakesTooLongIsAway() {
        delay = 2000;
        long start = System.nanoTime();
        assertInstanceOf(Answer.Away.class, ask());
        assertTrue(System.nanoTime() - start < Duration.ofMillis(1500).toNanos());
    }

    @Test
    void whoFailedOftenIsLeftAloneForAWhile() {
        status = 503;
        for (int i = 0; i < 8; i++) {
            assertInstanceOf(Answer.Away.class, ask());
        }
        assertEquals(5, asked.get());

        status = 200;
        clock.forward(Duration.ofSeconds(16));
        assertInstanceOf(Answer.Right.class, ask());
        assertInstanceOf(Answer.Right.class, ask());
    }
}
