package org.pontis.eidas.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Somebody else's web server on this machine. */
final class Site implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;

    Site() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** How often anything was asked for. */
    int asked() {
        return asked.get();
    }

    void serve(String path, String body) {
        serve(path, body.getBytes(UTF_8));
    }

    void serve(String path, byte[] body) {
        answer(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    void answer(String path, HttpHandler handler) {
        forget(path);
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            try (HttpExchange open = exchange) {
                exchange.getRequestBody().readAllBytes();
                handler.handle(open);
            }
        });
    }

    void forget(String path) {
        try {
            server.removeContext(path);
        } catch (IllegalArgumentException e) {
            // it was never there
            return;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
