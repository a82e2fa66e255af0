package org.pontis.idp.certificate.pki;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A web site on this machine where responders and CRLs live. It remembers which addresses were asked. */
public final class TestSite implements AutoCloseable {

    /** What happens at an address. */
    @FunctionalInterface
    public interface Page {
        void serve(HttpExchange exchange, byte[] request) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public TestSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] request = exchange.getRequestBody().readAllBytes();
            try (exchange) {
                pages.getOrDefault(exchange.getRequestURI().getPath(), status(404))
                        .serve(exchange, request);
            }
        });
        server.start();
    }

    public static Page status(int status) {
        return (exchange, request) -> exchange.sendResponseHeaders(status, -1);
    }

    public static Page body(String type, byte[] body) {
        return (exchange, request) -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** A responder that answers so. */
    public static Page ocsp(Reply reply) {
        return (exchange, request) -> {
            if (!exchange.getRequestMethod().equals("POST")
                    || !"application/ocsp-request"
                            .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
                exchange.sendResponseHeaders(400, -1);
                return;
            }
            body("application/ocsp-response", reply.to(request)).serve(exchange, request);
        };
    }

    public TestSite at(String path, Page page) {
        pages.put(path, page);
        return this;
    }

    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    public String address(String path) {
        return "http://" + host() + path;
    }

    /** The paths that were asked, in their order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
