package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.pontis.idp.ledger.handout.Paths;
import org.pontis.idp.ledger.verify.Book;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The API of a ledger that may change its mind. */
final class LedgerServer implements AutoCloseable {

    static final String TOKEN = "of-an-auditor";

    static final String CLIENT = "client_id=an auditor\nclient_secret=a:secret+of=hers\n";

    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("an+auditor:a%3Asecret%2Bof%3Dhers".getBytes(UTF_8));

    private final HttpServer server;
    private String token = TOKEN;
    private int tokens;
    private int pages = Integer.MAX_VALUE;
    private int left = Integer.MAX_VALUE;
    private int refused;
    private Runnable spent = () -> {};
    private volatile Book book;

    LedgerServer(Book book) throws IOException {
        this.book = book;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/es/pontis/ledger/", this::answer);
        server.createContext("/realms/es/protocol/openid-connect/token", this::issue);
        server.start();
    }

    void show(Book other) {
        book = other;
    }

    /** From now on a token is good for so many pages. @param spent what then happens */
    void letReadAtOnce(int most, Runnable spent) {
        pages = most;
        left = most;
        this.spent = spent;
    }

    /** Another token. */
    String token() {
        tokens++;
        left = pages;
        token = TOKEN + "-" + tokens;
        return token;
    }

    /** How often a token was not good. */
    int refused() {
        return refused;
    }

    private void issue(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean known = BASIC.equals(exchange.getRequestHeaders().getFirst("Authorization"));
        send(
                exchange,
                known && form.equals("grant_type=client_credentials") ? 200 : 401,
                "{\"access_token\": \"" + token() + "\",\"expires_in\":60,\"token_type\":\"Bearer\"}");
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/realms/es/pontis/ledger";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replace("/realms/es/pontis/ledger/", "");
        switch (path) {
            case "checkpoint" -> send(exchange, 200, book.note().text());
            case "keys" -> send(exchange, 200, book.keys().json());
            case "proof/consistency" ->
                send(exchange, 200, Paths.text(book.consistency(number(exchange, "from"), number(exchange, "to"))));
            case "entries" -> {
                if (left > 0
                        && ("Bearer " + token)
                                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    left--;
                    if (left == 0) {
                        spent.run();
                    }
                    byte[] page = Book.bytes(book.page(number(exchange, "from"), number(exchange, "count")));
                    send(exchange, 200, new String(page, UTF_8));
                } else {
                    refused++;
                    send(exchange, 401, "");
                }
            }
            default -> send(exchange, 404, "");
        }
    }

    private static long number(HttpExchange exchange, String name) {
        Map<String, String> query = Arrays.stream(
                        exchange.getRequestURI().getQuery().split("&"))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return Long.parseLong(query.get(name));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
