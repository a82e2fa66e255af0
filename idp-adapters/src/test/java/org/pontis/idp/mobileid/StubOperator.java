package org.pontis.idp.mobileid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An operator that says what it is told to say, in both dialects. It remembers what it was asked. */
final class StubOperator implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** What it is asked. */
    enum Question {
        ASK,
        RING,
        LOOK,
        CANCEL
    }

    /** What happens then. */
    @FunctionalInterface
    interface Page {
        void serve(HttpExchange exchange, JsonNode request) throws IOException;
    }

    record Asked(Question question, JsonNode request, String address) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Question, Page> pages = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    StubOperator() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                JsonNode request = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
                Question question = question(exchange);
                asked.add(new Asked(question, request, exchange.getRequestURI().toString()));
                pages.getOrDefault(question, status(404)).serve(exchange, request);
            }
        });
        server.start();
    }

    private static Question question(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("DELETE") || path.endsWith("/cancel")) {
            return Question.CANCEL;
        }
        if (path.endsWith("/certificate") || path.endsWith("/profile")) {
            return Question.ASK;
        }
        return path.endsWith("/authentication") || path.endsWith("/sign") ? Question.RING : Question.LOOK;
    }

    StubOperator on(Question question, Page page) {
        pages.put(question, page);
        return this;
    }

    /** Answers with JSON. */
    StubOperator says(Question question, Function<JsonNode, Object> answer) {
        return on(question, json(200, answer));
    }

    static Page json(int status, Function<JsonNode, Object> answer) {
        return (exchange, request) ->
                send(exchange, status, "application/json;charset=UTF-8", JSON.writeValueAsBytes(answer.apply(request)));
    }

    static Page status(int status) {
        return json(status, request -> Map.of("error", "nothing personal"));
    }

    static Page text(String type, String text) {
        return (exchange, request) -> send(exchange, 200, type, text.getBytes(UTF_8));
    }

    static Page hangUp() {
        return (exchange, request) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            throw new IOException("gone");
        };
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Asked> asked(Question question) {
        return asked.stream().filter(one -> one.question() == question).toList();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
