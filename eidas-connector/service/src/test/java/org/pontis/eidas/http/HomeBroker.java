package org.pontis.eidas.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.pontis.eidas.oidc.Keys;
import org.pontis.eidas.oidc.Query;
import org.pontis.eidas.oidc.RandomText;
import org.pontis.eidas.oidc.TokenKey;

/**
 * A country's broker: it logs its citizen in without a word, or refuses; and it is a client of the node's OpenID provider that
 * asks who a foreign citizen is.
 */
final class HomeBroker implements AutoCloseable {

    private static final String CODE = "code";

    final Map<String, String> citizen = new ConcurrentHashMap<>(Map.of(
            "person_identifier", "60001019906",
            "family_name", "Maennik",
            "given_name", "Mari",
            "birthdate", "2000-01-01"));

    /** The level that its logins reach. */
    volatile String acr = "http://eidas.europa.eu/LoA/high";

    /** What it answers instead of a login. */
    volatile Optional<String> error = Optional.empty();

    /** What it was asked last. */
    volatile Map<String, String> asked = Map.of();

    private final ECKey key = Keys.elliptic();
    private final TokenKey signing = Keys.token(key);
    private final String verifier = RandomText.next();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final HttpServer server;

    HomeBroker() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String redirectUri() {
        return issuer() + "/endpoint";
    }

    /** A request to the node's OpenID provider, for the browser. */
    String request(String provider, Map<String, String> more) {
        return provider + "/authorize?" + Query.of(parameters(more));
    }

    /** The form that pushes the same request. */
    String push(String provider, Map<String, String> more) {
        Map<String, String> parameters = parameters(more);
        parameters.putAll(proof(provider));
        return Query.of(parameters);
    }

    private Map<String, String> parameters(Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of(
                "response_type", CODE,
                "client_id", "pontis",
                "redirect_uri", redirectUri(),
                "scope", "openid",
                "state", "the-state",
                "nonce", "the-nonce",
                "code_challenge_method", "S256",
                "code_challenge",
                        CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                                .getValue(),
                "acr_values", "http://eidas.europa.eu/LoA/low"));
        parameters.putAll(more);
        return parameters;
    }

    /** The form that redeems a code of the node's OpenID provider. */
    String redemption(String provider, String code) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                CODE,
                code,
                "redirect_uri",
                redirectUri(),
                "code_verifier",
                verifier));
        form.putAll(proof(provider));
        return Query.of(form);
    }

    /** What it proves itself with. */
    private Map<String, String> proof(String provider) {
        Instant now = Instant.now();
        JWTClaimsSet proof = new JWTClaimsSet.Builder()
                .issuer("pontis")
                .subject("pontis")
                .audience(provider)
                .jwtID(RandomText.next())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .build();
        return Map.of(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion",
                signing.sign(proof));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> json(exchange, discovery());
                case "/jwks" ->
                    send(exchange, 200, new JWKSet(key).toPublicJWKSet().toString());
                case "/authorize" -> authorize(exchange);
                case "/token" -> json(exchange, Map.of("id_token", token(Fields.read(body)), "token_type", "Bearer"));
                default -> send(exchange, 200, "here is the broker");
            }
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "/authorize",
                "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/jwks",
                "response_types_supported", List.of(CODE),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("ES256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> parameters = Fields.read(exchange.getRequestURI().getRawQuery())
                .asParameters()
                .asMap();
        asked = parameters;
        String code = RandomText.next();
        codes.put(code, parameters);
        Map<String, String> answer = new LinkedHashMap<>(Map.of("state", parameters.get("state"), "iss", issuer()));
        answer.put(error.isPresent() ? "error" : CODE, error.orElse(code));
        exchange.getResponseHeaders().add("Location", parameters.get("redirect_uri") + "?" + Query.of(answer));
        exchange.sendResponseHeaders(302, -1);
    }

    private String token(Fields form) throws JOSEException {
        Map<String, String> parameters = codes.remove(form.need(CODE));
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("citizen")
                .audience(parameters.get("client_id"))
                .claim("nonce", parameters.get("nonce"))
                .claim("acr", acr)
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
        citizen.forEach(claims::claim);
        return signing.sign(claims.build());
    }

    private static void json(HttpExchange exchange, Map<String, ?> content) throws IOException {
        send(exchange, 200, JSONObjectUtils.toJSONString(content));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
