package org.pontis.eidas.oidc.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A broker on a free port of the loopback that answers as Keycloak does: the same addresses and the same documents, of which a
 * test changes what it wants. It checks nothing; it only remembers what it was sent.
 */
final class KeycloakLike implements AutoCloseable {

    /** What a page answers. */
    record Reply(int status, String body) {

        static Reply json(Map<String, ?> content) {
            return new Reply(200, JSONObjectUtils.toJSONString(content));
        }
    }

    private static final String REALM = "/realms/es";
    private static final String CONNECT = REALM + "/protocol/openid-connect";

    /** A body that begins so never ends. */
    static final String ENDLESS = "{\"issuer\":";

    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final Map<String, Function<Map<String, String>, Reply>> pages = new ConcurrentHashMap<>();
    final Map<String, Object> discovery = new ConcurrentHashMap<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile Map<String, String> pushed = Map.of();
    volatile Map<String, String> redeemed = Map.of();

    KeycloakLike() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        discovery.putAll(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                base() + CONNECT + "/auth",
                "token_endpoint",
                base() + CONNECT + "/token",
                "jwks_uri",
                base() + CONNECT + "/certs",
                "pushed_authorization_request_endpoint",
                base() + CONNECT + "/ext/par/request",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public", "pairwise"),
                "id_token_signing_alg_values_supported",
                List.of("ES256", "RS256"),
                "authorization_response_iss_parameter_supported",
                true));
        page("/.well-known/openid-configuration", form -> Reply.json(discovery));
        page("/protocol/openid-connect/ext/par/request", form -> {
            pushed = form;
            return new Reply(201, "{\"request_uri\":\"urn:ietf:params:oauth:request_uri:1\",\"expires_in\":60}");
        });
        server.createContext("/", this::handle);
        server.start();
    }

    String issuer() {
        return base() + REALM;
    }

    private String base() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** @param path within the realm */
    void page(String path, Function<Map<String, String>, Reply> answer) {
        pages.put(REALM + path, answer);
    }

    void keys(String keys) {
        page("/protocol/openid-connect/certs", form -> new Reply(200, keys));
    }

    /** What the token endpoint answers from now on. */
    void token(String idToken) {
        page("/protocol/openid-connect/token", form -> {
            redeemed = form;
            return Reply.json(Map.of(
                    "access_token",
                    "opaque",
                    "expires_in",
                    60,
                    "refresh_expires_in",
                    0,
                    "token_type",
                    "Bearer",
                    "id_token",
                    idToken,
                    "not-before-policy",
                    0,
                    "scope",
                    "openid"));
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            Map<String, String> form =
                    form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Reply reply =
                    pages.getOrDefault(path, nothing -> new Reply(404, "{}")).apply(form);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            if (reply.status() == 302) {
                exchange.getResponseHeaders().add("Location", base() + CONNECT + "/elsewhere");
            }
            boolean endless = reply.body().equals(ENDLESS);
            exchange.sendResponseHeaders(reply.status(), endless ? 0 : body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            if (endless) {
                exchange.getResponseBody().flush();
                awaitClose();
            }
        }
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, other) -> other,
                        HashMap::new));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
