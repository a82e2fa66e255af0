package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.run.Cluster;
import org.pontis.sandbox.run.Node;
import org.pontis.sandbox.web.Response;

/** A portal like the sandbox's own, whose requests a test sends to the node of its choice. */
final class Relying {

    private final String id = "raced-" + UUID.randomUUID();
    private final Cluster cluster;
    private final String callback;
    private final ECKey key;

    private Relying(Cluster cluster) throws JOSEException {
        this.cluster = cluster;
        this.callback = cluster.addresses().portalOidcUrl() + "/callback";
        this.key = new ECKeyGenerator(Curve.P_256)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .keyID("k1")
                .generate();
    }

    /** Registered as the sandbox's portal is, but for its name and its key. */
    static Relying registered(Cluster cluster) throws JOSEException {
        Relying portal = new Relying(cluster);
        Admin admin = new Admin(cluster.first().url(), cluster.secrets().adminPassword());
        ObjectNode client = (ObjectNode)
                admin.get("es/clients?clientId=portal-oidc").path(0).deepCopy();
        client.remove("id");
        client.remove("protocolMappers");
        client.put("clientId", portal.id);
        ObjectNode attributes = (ObjectNode) client.path("attributes");
        attributes.put("use.jwks.url", "false").put("use.jwks.string", "true");
        attributes.put("jwks.string", new JWKSet(portal.key).toString(true));
        attributes.put("token.endpoint.auth.signing.alg", "ES256");
        admin.post("es/clients", client);
        return portal;
    }

    String id() {
        return id;
    }

    /** A code for whoever is logged in here. */
    String code(Browser citizen, Node at) {
        String location = citizen.get(address(at, flow().request()))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Objects.requireNonNull(flow().answer(location).get("code"), location);
    }

    /** A pushed request (RFC 9126): its {@code request_uri}. */
    String push(Node at) throws Exception {
        HttpResponse<String> answer = post(at, "ext/par/request", flow().request());
        return Response.JSON.readTree(answer.body()).path("request_uri").asText();
    }

    /** Whether a pushed request leads whoever is logged in here back to the portal with a code. */
    boolean leadsIn(Browser citizen, String pushed, Node at) {
        citizen.stopsBefore(callback);
        return citizen.open(address(at, Map.of("client_id", id, "request_uri", pushed)))
                .response()
                .headers()
                .firstValue("Location")
                .orElse("")
                .contains("code=");
    }

    HttpResponse<String> redeem(String code, Node at) {
        return redeem(code, assertion(), at);
    }

    HttpResponse<String> redeem(String code, String assertion, Node at) {
        return post(at, "token", flow().redemption(code, "client_assertion", assertion));
    }

    /** A receipt for its last login in a session, from the broker's ledger. */
    HttpResponse<String> receipt(String sid, Node at) {
        return new Browser()
                .post(
                        at.url() + "/realms/es/pontis/ledger/receipt",
                        CodeFlow.signed(new HashMap<>(Map.of("sid", sid)), assertion()));
    }

    /** RFC 7523: good for a minute, and once. */
    String assertion() {
        Instant now = Instant.now();
        SignedJWT assertion = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(id)
                        .subject(id)
                        .audience(cluster.addresses().brokerUrl() + "/realms/es")
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(55)))
                        .build());
        try {
            assertion.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return assertion.serialize();
    }

    static String error(HttpResponse<String> answer) {
        try {
            return Response.JSON.readTree(answer.body()).path("error").asText();
        } catch (IOException e) {
            throw new IllegalStateException(answer.body(), e);
        }
    }

    private CodeFlow flow() {
        return new CodeFlow(id, callback);
    }

    private HttpResponse<String> post(Node at, String endpoint, Map<String, String> form) {
        return new Browser()
                .post(at.url() + "/realms/es/protocol/openid-connect/" + endpoint, CodeFlow.signed(form, assertion()));
    }

    private static String address(Node at, Map<String, String> request) {
        return at.url() + "/realms/es/protocol/openid-connect/auth?" + Browser.encode(request);
    }
}
