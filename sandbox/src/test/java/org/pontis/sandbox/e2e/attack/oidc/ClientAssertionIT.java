package org.pontis.sandbox.e2e.attack.oidc;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;

/**
 * How a portal proves who it is (RFC 7523; RFC 7515 and RFC 8725 for the token). The code that goes with each assertion is no
 * code: a portal that is believed hears {@code invalid_grant}, one that is not {@code invalid_client}.
 */
class ClientAssertionIT extends OidcAttack {

    private static final String CLIENT = "invalid_client";

    private Ink ink;

    @BeforeEach
    void aRightOneIsBelieved() {
        oracle.expectsTraces();
        ink = portal.ink();
        denied(send(ink.sign(Ink.header(), claims())), "invalid_grant");
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("G9 unsigned, whatever it is called")
    @ValueSource(
            strings = {"none", "None", "NONE", "nOnE", "", "null", "HS256", "RS256", "ES256", "EdDSA", "RSA1_5", "x"})
    void unsigned(String algorithm) {
        refused(Ink.unsigned(Ink.header("alg", algorithm), claims(), new byte[0]));
        refused(Ink.unsigned(Ink.header("alg", algorithm), claims(), new byte[256]));
        refused(Ink.unsigned(Ink.header("alg", algorithm), claims(), new byte[64]));
    }

    @Test
    @DisplayName("G9 signed with the public key as a shared secret, or with nothing")
    void publicKeyAsSecret() {
        byte[] der = ink.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(
                der,
                pem.getBytes(StandardCharsets.US_ASCII),
                pem.strip().getBytes(StandardCharsets.US_ASCII),
                ink.modulus().getBytes(StandardCharsets.US_ASCII),
                ink.publicKey().getModulus().toByteArray(),
                new byte[32])) {
            refused(Ink.mac(Ink.header("alg", "HS256"), claims(), secret));
            refused(Ink.mac(Ink.header("alg", "RS256"), claims(), secret));
        }
    }

    @Test
    @DisplayName("G9 one algorithm in the header, another in the signature")
    void anotherAlgorithm() {
        refused(ink.sign(Ink.header("alg", "PS256"), claims()));
        refused(ink.sign(Ink.header("alg", "RS384"), claims()));
        refused(ink.sign(Ink.header("alg", "ES256"), claims()));
        refused(ink.signPss(Ink.header("alg", "RS256"), claims()));
        refused(ink.sign(Ink.header("alg", null), claims()));
    }

    @Test
    @DisplayName("G9 by another key, or with another text under the signature")
    void forged() {
        refused(other.ink().sign(Ink.header(), claims()));
        refused(Ink.fresh().sign(Ink.header(), claims()));
        String[] right = ink.sign(Ink.header(), claims()).split("\\.");
        String[] longer =
                ink.sign(Ink.header(), Ink.json(portal.claims("x", "y"))).split("\\.");
        refused(right[0] + "." + longer[1] + "." + right[2]);
        refused(longer[0] + "." + right[1] + "." + longer[2]);
        refused(right[0] + "." + right[1] + "." + right[2].substring(4));
    }

    @Test
    @DisplayName("G9 no token at all: parts missing, parts too many, encrypted, a megabyte")
    void noToken() {
        String right = ink.sign(Ink.header(), claims());
        String[] parts = right.split("\\.");
        refused(parts[0] + "." + parts[1]);
        refused(parts[0] + "." + parts[1] + ".");
        refused(".." + parts[2]);
        refused(right + ".x.y");
        refused("%%%." + parts[1] + "." + parts[2]);
        refused(ink.sign("[]", claims()));
        refused(ink.sign("{", claims()));
        refused(ink.sign(Ink.header(), "[]"));
        refused(ink.sign(Ink.header(), "null"));
        refused(ink.sign(Ink.header(), "{"));
        refused(ink.sign(Ink.header(), "[".repeat(50_000)));
        String megabyte = ink.sign(Ink.header(), Ink.json(portal.claims("x", "y".repeat(1_000_000))));
        oracle.nothingFromTooMuch(() -> send(megabyte));
    }

    @Test
    @DisplayName("G10 keys that come along are not looked at, and addresses not called")
    void keysOfTheirOwn() {
        Ink mine = Ink.fresh();
        Map<String, Object> key =
                Map.of("kty", "RSA", "kid", "mine", "use", "sig", "n", mine.modulus(), "e", "AQAB", "alg", "RS256");
        refused(mine.sign(Ink.header("jwk", key, "kid", "mine"), claims()));
        refused(mine.sign(Ink.header("jwk", key, "kid", null), claims()));
        refused(mine.sign(Ink.header("jku", oracle.canary(), "kid", "mine"), claims()));
        refused(mine.sign(Ink.header("jku", oracle.canary()), claims()));
        refused(mine.sign(Ink.header("x5u", oracle.canary(), "kid", "mine"), claims()));
        refused(mine.sign(Ink.header("x5c", List.of("MIIB"), "kid", "mine"), claims()));
        refused(mine.sign(Ink.header(), Ink.json(portal.claims("jwks_uri", oracle.canary()))));
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("G10 a key's name is a name, not a path, a query or an address")
    @ValueSource(
            strings = {
                "../../../../../../dev/null",
                "/dev/null",
                "' or '1'='1",
                "k1' union select 'x",
                "k1\u0000",
                "K1",
                "",
                "file:///dev/null",
                "${jndi:ldap://127.0.0.1/x}"
            })
    void namesOfKeys(String name) {
        refused(Ink.mac(Ink.header("alg", "HS256", "kid", name), claims(), new byte[0x20]));
        refused(Ink.fresh().sign(Ink.header("kid", name), claims()));
        refused(Ink.fresh().sign(Ink.header("kid", oracle.canary()), claims()));
    }

    @Test
    @DisplayName("G10 an address in the request is not called, even if an administrator has allowed it by hand")
    void addressesInTheRequest() {
        refused("invalid_request", browser.get(portal.address("request_uri", oracle.canary())));
        Admin admin = new Admin(stack);
        ObjectNode client =
                (ObjectNode) admin.get("es/clients?clientId=" + portal.id()).get(0);
        ((ObjectNode) client.path("attributes")).put("request.uris", oracle.canary());
        admin.put("es/clients/" + client.path("id").asText(), client);
        refused("invalid_request", browser.get(portal.address("request_uri", oracle.canary())));
    }

    @Test
    @DisplayName("G11 for somebody else, or for several")
    void audience() {
        refusedWith("aud", null);
        refusedWith("aud", "");
        refusedWith("aud", "https://evil.example");
        refusedWith("aud", portal.realm() + "/");
        refusedWith("aud", portal.realm().replace("/es", "/master"));
        refusedWith("aud", portal.realm().toUpperCase(java.util.Locale.ROOT));
        refusedWith("aud", List.of());
        refusedWith("aud", List.of(portal.realm(), "https://evil.example"));
        refusedWith("aud", portal.id());
    }

    @Test
    @DisplayName("G11 in the name of another")
    void name() {
        refusedWith("sub", other.id());
        refusedWith("iss", other.id());
        refusedWith("sub", null);
        refusedWith("iss", null);
        refusedWith("iss", portal.realm());
        refused(ink.sign(Ink.header(), Ink.json(portal.claims("sub", other.id(), "iss", other.id()))));
        denied(
                portal.redeem("x", "client_id", other.id(), "client_assertion", ink.sign(Ink.header(), claims())),
                CLIENT);
    }

    @Test
    @DisplayName("G11 without an end, ended, begun in the future, old with a long life")
    void time() {
        long now = Instant.now().getEpochSecond();
        refusedWith("exp", null);
        refusedWith("exp", now - 60);
        refusedWith("exp", 0);
        refusedWith("exp", -1);
        refusedWith("exp", "soon");
        refusedWith("iat", now + 300);
        refusedWith("nbf", now + 300);
        long year = now + 31_536_000;
        refused(ink.sign(Ink.header(), Ink.json(portal.claims("iat", null, "exp", year))));
        refused(ink.sign(Ink.header(), Ink.json(portal.claims("iat", now - 300, "exp", year))));
    }

    @Test
    @DisplayName("G11 a second time, as it was and written otherwise")
    void again() {
        String id = UUID.randomUUID().toString();
        String once = ink.sign(Ink.header(), Ink.json(portal.claims("jti", id)));
        denied(send(once), "invalid_grant");
        refused(once);
        refused(ink.sign(Ink.header("typ", null), Ink.json(portal.claims("jti", id, "x", "y"))));
        refusedWith("jti", null);
        String last = ink.sign(
                Ink.header(), Ink.json(portal.claims("exp", Instant.now().getEpochSecond() + 2)));
        denied(send(last), "invalid_grant");
        refused(last);
    }

    @Test
    @DisplayName("G11 another kind of proof, or none")
    void anotherProof() {
        denied(portal.redeem("x", "client_assertion", null), CLIENT);
        denied(portal.redeem("x", "client_assertion_type", null), CLIENT);
        denied(
                portal.redeem("x", "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"),
                CLIENT);
        denied(
                portal.redeem("x", "client_assertion", null, "client_assertion_type", null, "client_id", portal.id()),
                CLIENT,
                "unauthorized_client");
        denied(
                portal.redeem(
                        "x",
                        "client_assertion",
                        null,
                        "client_assertion_type",
                        null,
                        "client_id",
                        portal.id(),
                        "client_secret",
                        "guessed"),
                CLIENT,
                "unauthorized_client");
    }

    private void refusedWith(String claim, Object value) {
        refused(ink.sign(Ink.header(), Ink.json(portal.claims(claim, value))));
    }

    private void refused(String assertion) {
        denied(send(assertion), CLIENT, "unauthorized_client");
    }

    private HttpResponse<String> send(String assertion) {
        return portal.redeem("x", "client_assertion", assertion);
    }

    private String claims() {
        return Ink.json(portal.claims());
    }
}
