package org.pontis.sandbox.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small web site on loopback: explicit routes, the first that matches answers. */
public final class Site implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Site.class);

    private final List<Route> routes = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Binds the port at once, so that a taken one is known before anything starts. */
    public Site(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken.", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    /** The port it is bound to: the one that was asked for, or the free one that was found for 0. */
    public int port() {
        return server.getAddress().getPort();
    }

    public Site get(String path, Handler handler) {
        return route("GET", path, handler);
    }

    public Site post(String path, Handler handler) {
        return route("POST", path, handler);
    }

    public Site route(String method, String path, Handler handler) {
        routes.add(Route.of(method, path, handler));
        return this;
    }

    public Site start() {
        server.start();
        return this;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Response response = answer(exchange);
            if (response.hangsUp()) {
                return;
            }
            for (Map.Entry<String, String> header : response.headers()) {
                exchange.getResponseHeaders().add(header.getKey(), header.getValue());
            }
            exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }

    private Response answer(HttpExchange exchange) {
        for (Route route : routes) {
            Optional<Map<String, String>> path = route.match(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath());
            if (path.isPresent()) {
                return handle(route, exchange, path.get());
            }
        }
        return Response.error(404, "NOT_FOUND", "There is nothing at this address.");
    }

    private static Response handle(Route route, HttpExchange exchange, Map<String, String> path) {
        try {
            return route.handler().handle(Request.read(exchange, path));
        } catch (IllegalArgumentException e) {
            return Response.error(400, "BAD_REQUEST", String.valueOf(e.getMessage()));
        } catch (Exception e) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    e);
            return Response.error(500, "INTERNAL_ERROR", "The sandbox failed; its log says why.");
        }
    }
}
