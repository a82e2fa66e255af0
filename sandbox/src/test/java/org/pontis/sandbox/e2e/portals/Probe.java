package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;

/**
 * A portal that says exactly what a test wants it to say, right or wrong. It has an RSA key and an EC key, and a callback
 * that only receives.
 */
final class Probe implements AutoCloseable {

    private static final String FILE = """
            portal: ${ID}
            protocol: oidc
            name: {es: Sonda, en: Probe}
            owner: Pontis
            contact: portals@pontis.example
            home: ${URL}/
            redirect-uris: ["${URL}/callback"]
            keys: {url: "${URL}/jwks"}
            claims: [person_identifier, given_name, family_name, birthdate]
            logout: {back-channel: "${URL}/backchannel-logout", return-uris: ["${URL}/"]}
            """;

    private final HttpServer server;
    private final String id;
    private final JsonNode broker;
    private final RSAKey rsa = rsa();
    private final ECKey ec = ec();

    private Probe(HttpServer server, String id, JsonNode broker) {
        this.server = server;
        this.id = id;
        this.broker = broker;
    }

    /** Registers the portal and starts its callback. */
    static Probe start(Registration registration, String brokerUrl, String id) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Probe probe = new Probe(
                    server, id, new Browser().json(brokerUrl + "/realms/es/.well-known/openid-configuration"));
            server.createContext("/", exchange -> {
                byte[] body = exchange.getRequestURI().getPath().equals("/jwks")
                        ? new JWKSet(List.of(probe.rsa, probe.ec)).toString().getBytes(StandardCharsets.UTF_8)
                        : new byte[0];
                exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            registration.register(FILE, Map.of("ID", id, "URL", probe.url()));
            return probe;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String id() {
        return id;
    }

    JsonNode broker() {
        return broker;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    String callback() {
        return url() + "/callback";
    }

    CodeFlow flow() {
        return new CodeFlow(id, callback());
    }

    Page ask(Browser browser, String... parameters) {
        return browser.open(
                broker.path("authorization_endpoint").asText() + "?" + Browser.encode(flow().request(parameters)));
    }

    /** What came back to the callback; empty if the citizen is elsewhere. */
    Map<String, String> answer(Page page) {
        return flow().answer(page.address());
    }

    /** Redeems a code. */
    JsonNode redeem(String code, String... parameters) {
        return post("token_endpoint", flow().redemption(code, parameters));
    }

    /** A request to one of the broker's endpoints, signed unless it says otherwise. */
    JsonNode post(String endpoint, Map<String, String> form, String... headers) {
        Map<String, String> named = new HashMap<>(form);
        named.putIfAbsent("client_id", id);
        String assertion = assertion(JWSAlgorithm.RS256, Instant.now());
        return Http.json(Http.post(broker.path(endpoint).asText(), CodeFlow.signed(named, assertion), headers));
    }

    /** RFC 7523, section 3: a client assertion that is good for a minute from {@code from}. */
    String assertion(JWSAlgorithm algorithm, Instant from) {
        return assertion(algorithm, from, JWSAlgorithm.Family.EC.contains(algorithm) ? "ec" : "rsa");
    }

    /** The same, naming any key. */
    String assertion(JWSAlgorithm algorithm, Instant from, String key) {
        return sign(
                algorithm,
                key,
                JOSEObjectType.JWT,
                new JWTClaimsSet.Builder()
                        .issuer(id)
                        .subject(id)
                        .audience(broker.path("issuer").asText())
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(from))
                        .expirationTime(Date.from(from.plusSeconds(60)))
                        .build());
    }

    /** RFC 9449, section 4.2: a proof for the token endpoint. */
    String dpopProof(JWSAlgorithm algorithm) {
        return sign(
                algorithm,
                null,
                new JOSEObjectType("dpop+jwt"),
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .claim("htm", "POST")
                        .claim("htu", broker.path("token_endpoint").asText())
                        .issueTime(new Date())
                        .build());
    }

    /** RFC 9101: the authorization request as a signed object. */
    String requestObject(JWSAlgorithm algorithm, Map<String, String> request) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(id)
                .audience(broker.path("issuer").asText())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(new Date())
                .notBeforeTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
        request.forEach(claims::claim);
        return sign(
                algorithm,
                JWSAlgorithm.Family.EC.contains(algorithm) ? "ec" : "rsa",
                new JOSEObjectType("oauth-authz-req+jwt"),
                claims.build());
    }

    /** @param name of the key; without one the key itself is put into the header */
    private String sign(JWSAlgorithm algorithm, String name, JOSEObjectType type, JWTClaimsSet claims) {
        JWK key = JWSAlgorithm.Family.EC.contains(algorithm) ? ec : rsa;
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm).type(type).keyID(name);
        if (name == null) {
            header.jwk(key.toPublicJWK());
        }
        try {
            JWSSigner signer = key == ec ? new ECDSASigner(ec) : new RSASSASigner(rsa);
            SignedJWT token = new SignedJWT(header.build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey rsa() {
        try {
            return new RSAKeyGenerator(2_048)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID("rsa")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID("ec")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
