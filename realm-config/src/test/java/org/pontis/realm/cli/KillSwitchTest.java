package org.pontis.realm.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KillSwitchTest {

    private static final String PAUSED =
            "{\"id\":\"sms-pin\",\"paused\":true,\"pause\":{\"reason\":{\"es\":\"Avería.\"},"
                    + "\"until\":\"2026-11-22T18:00+01:00\",\"timeZone\":\"Europe/Madrid\"}}";

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = PAUSED;

    @BeforeEach
    void startAServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
    }

    @Test
    void aPauseIsAskedForWithItsReasonsAndItsEnd() {
        assertThat(run(
                        "pause es sms-pin --until 2026-11-22T18:00",
                        "--reason",
                        "es=Avería.",
                        "--reason",
                        "en=Down: a=b"))
                .isZero();
        assertThat(asked)
                .containsExactly("PUT /realms/es/pontis/methods/sms-pin/pause Bearer of-the-operator "
                        + "{\"reason\":{\"es\":\"Avería.\",\"en\":\"Down: a=b\"},\"until\":\"2026-11-22T18:00\"}");
        assertThat(output).hasToString("""
                sms-pin: paused until 2026-11-22T18:00+01:00 (Europe/Madrid)
                    es: Avería.
                """);
    }

    @Test
    void aMethodIsOpenedAgain() {
        status = 204;
        answer = "";
        assertThat(run("resume es sms-pin --realm other")).isZero();
        assertThat(asked).containsExactly("DELETE /realms/other/pontis/methods/sms-pin/pause Bearer of-the-operator ");
        assertThat(output).hasToString("sms-pin: open\n");
    }

    @Test
    void methodsAreListed() {
        answer = "[" + PAUSED + ",{\"id\":\"password\",\"paused\":false}]";
        assertThat(run("methods es")).isZero();
        assertThat(output.toString(StandardCharsets.UTF_8))
                .startsWith("sms-pin: paused until")
                .endsWith("password: open\n");
    }

    @Test
    void aRefusalIsToldInTheServersWords() {
        status = 403;
        answer = "{\"error\":\"ROLE_MISSING\",\"error_description\":\"The token does not carry manage-realm\"}";
        assertThat(run("methods es")).isEqualTo(1);
        assertThat(errors)
                .hasToString(
                        "GET /realms/es/pontis/methods: 403 ROLE_MISSING: The token does not carry manage-realm.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pause es sms-pin",
                "pause es --reason es=x",
                "pause es sms-pin --reason x",
                "pause es sms-pin --reason",
                "resume es",
                "methods es sms-pin",
                "methods",
                "stop es"
            })
    void whatMakesNoSenseIsNotAsked(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(asked).isEmpty();
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("usage: ./pontis realm");
    }

    private int run(String line, String... more) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
        arguments.addAll(List.of(more));
        if (!line.endsWith("--reason")) {
            arguments.addAll(List.of(
                    "--server", "http://127.0.0.1:" + server.getAddress().getPort()));
        }
        return Command.run(
                arguments,
                Map.of("PONTIS_ADMIN_TOKEN", "of-the-operator")::get,
                new PrintStream(output, true, StandardCharsets.UTF_8),
                new PrintStream(errors, true, StandardCharsets.UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
