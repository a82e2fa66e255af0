package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
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

    private final HttpServer server;
    private volatile Book book;

    LedgerServer(Book book) throws IOException {
        this.book = book;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/es/pontis/ledger/", this::answer);
        server.start();
    }

    void show(Book other) {
        book = other;
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
                if (("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    byte[] page = Book.bytes(book.page(number(exchange, "from"), number(exchange, "count")));
                    send(exchange, 200, new String(page, UTF_8));
                } else {
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
