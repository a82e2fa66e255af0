package org.pontis.sandbox.e2e.attack.oidc;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Onboarding;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.run.Stack;

/**
 * One more OIDC portal, registered by its file like any other, whose every request a test can bend. Nobody listens at its
 * addresses: citizens stop before them.
 */
final class RegisteredPortal implements AutoCloseable {

    private static final String FILE = """
            portal: ${ID}
            protocol: oidc
            name: {es: Sonda, en: Probe}
            owner: Pontis
            contact: portals@pontis.example
            home: ${HOME}/
            redirect-uris: ["${HOME}/callback"]
            keys: {inline: [{kty: RSA, kid: "k1", use: sig, n: "${N}", e: "AQAB"}]}
            claims: [person_identifier]
            logout: {return-uris: ["${HOME}/"]}
            """;

    private final String id;
    private final String realm;
    private final Ink ink;
    private final Onboarding onboarding;

    private RegisteredPortal(String id, String realm, Ink ink, Onboarding onboarding) {
        this.id = id;
        this.realm = realm;
        this.ink = ink;
        this.onboarding = onboarding;
    }

    /** @param more lines of its file */
    static RegisteredPortal register(Stack stack, String... more) {
        Onboarding onboarding = new Onboarding(stack);
        RegisteredPortal portal = new RegisteredPortal(
                "attacked-" + UUID.randomUUID(), stack.addresses().brokerUrl() + "/realms/es", Ink.fresh(), onboarding);
        onboarding.register(
                portal.id,
                FILE.replace("${ID}", portal.id)
                                .replace("${HOME}", portal.home())
                                .replace("${N}", portal.ink.modulus())
                        + String.join("\n", more));
        return portal;
    }

    String id() {
        return id;
    }

    Ink ink() {
        return ink;
    }

    String realm() {
        return realm;
    }

    String home() {
        return "http://localhost:1/" + id;
    }

    String callback() {
        return home() + "/callback";
    }

    String endpoint(String name) {
        return realm + "/protocol/openid-connect/" + name;
    }

    private CodeFlow flow() {
        return new CodeFlow(id, callback());
    }

    /** A right authorization request, with these parameters more or otherwise; one that is null is left out. */
    Map<String, String> request(String... changes) {
        return flow().request(changes);
    }

    String address(String... changes) {
        return endpoint("auth") + "?" + Browser.encode(request(changes));
    }

    /** Sends a citizen to the broker; the page is where she ends up, or the answer that leads back here. */
    Page ask(Browser browser, String... changes) {
        browser.stopsBefore(home());
        return browser.open(address(changes));
    }

    /** What the broker has the browser bring; empty if it leads elsewhere. */
    Map<String, String> answer(HttpResponse<String> response) {
        return flow().answer(response.headers().firstValue("Location").orElse(""));
    }

    /** A code for a citizen who is logged in. */
    String code(Browser citizen, String... changes) {
        Page page = ask(citizen, changes);
        String code = answer(page.response()).get("code");
        return Objects.requireNonNull(code, () -> "no code, but " + page);
    }

    /** A token request with this code. */
    HttpResponse<String> redeem(String code, String... changes) {
        return post("token", flow().redemption(code, changes));
    }

    /** The tokens for a citizen who is logged in. */
    JsonNode tokens(Browser citizen, String... changes) {
        return Http.json(redeem(code(citizen, changes)));
    }

    /** A form for one of the broker's endpoints, signed by this portal unless it says otherwise. */
    HttpResponse<String> post(String endpoint, Map<String, String> form, String... headers) {
        String assertion = ink.sign(Ink.header(), Ink.json(claims()));
        return Http.post(endpoint(endpoint), CodeFlow.signed(form, assertion), headers);
    }

    HttpResponse<String> userinfo(String token, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(endpoint("userinfo"))).header("Authorization", "Bearer " + token);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request);
    }

    /** RFC 7523, section 3: what a right client assertion says, changed. */
    Map<String, Object> claims(Object... changes) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>(Map.of(
                "iss", id, "sub", id, "aud", realm, "jti", UUID.randomUUID().toString(), "iat", now, "exp", now + 60));
        for (int i = 0; i < changes.length; i += 2) {
            claims.put((String) changes[i], changes[i + 1]);
        }
        claims.values().removeIf(Objects::isNull);
        return claims;
    }

    @Override
    public void close() {
        onboarding.close();
    }
}
