package org.pontis.sandbox.e2e.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.CodeFlow;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.web.Response;

/** OpenID Connect portals that differ in the levels they are registered for. */
final class OidcClient implements Client {

    private static final String HOME = "http://localhost:1/truth/oidc";
    private static final String SECRET = "told-to-nobody-but-this-test";

    private final String endpoints;

    OidcClient(String broker, Admin admin) {
        this.endpoints = broker + "/realms/es/protocol/openid-connect";
        for (Registered registered : Registered.values()) {
            admin.post(
                    "es/clients",
                    Map.of(
                            "clientId",
                            id(registered),
                            "secret",
                            SECRET,
                            "clientAuthenticatorType",
                            "client-secret",
                            "redirectUris",
                            new String[] {HOME},
                            "attributes",
                            Map.of(
                                    "minimum.acr.value",
                                    registered.minimum().word(),
                                    "pontis.levels.allowed",
                                    registered.allowed()),
                            "defaultClientScopes",
                            new String[] {"basic", "assurance"}));
        }
    }

    private static String id(Registered registered) {
        return "truth-oidc-" + registered.word();
    }

    /** Nothing of it stays in the realm. */
    void leave(Admin admin) {
        for (Registered registered : Registered.values()) {
            String query = "es/clients?clientId=" + id(registered);
            admin.delete("es/clients/" + admin.get(query).get(0).path("id").asText());
        }
    }

    @Override
    public String home() {
        return HOME;
    }

    @Override
    public String url(Row row) {
        Wanted.Oidc wanted = (Wanted.Oidc) row.wanted();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", id(wanted.registered()));
        query.put("redirect_uri", HOME);
        query.put("response_type", "code");
        query.put("scope", "openid");
        // not a secret: it only tells the token request which of them asked
        query.put("state", wanted.registered().name());
        if (!wanted.acrValues().isEmpty()) {
            query.put("acr_values", String.join(" ", wanted.acrValues()));
        }
        if (!wanted.claim().isEmpty()) {
            query.put(
                    "claims",
                    "{\"id_token\":{\"acr\":{\"essential\":%s,\"values\":[\"%s\"]}}}"
                            .formatted(wanted.essential(), String.join("\",\"", wanted.claim())));
        }
        wanted.raw().ifPresent(json -> query.put("claims", json));
        row.way().hint().ifPresent(method -> query.put("method", method));
        for (String demand : row.demand().text(false).split(", ")) {
            if (!demand.isEmpty()) {
                query.put(demand.split("=", 2)[0], demand.split("=", 2)[1]);
            }
        }
        return endpoints + "/auth?" + Browser.encode(query);
    }

    @Override
    public Answer answer(Page last) {
        Map<String, String> query = CodeFlow.parameters(
                last.response().headers().firstValue("Location").orElseThrow());
        if (!query.containsKey("code")) {
            return new Answer.Refused(query.get("error"));
        }
        JsonNode token = idToken(query.get("code"), id(Registered.valueOf(query.get("state"))));
        TreeSet<String> amr = new TreeSet<>();
        token.path("amr").forEach(value -> amr.add(value.asText()));
        return new Answer.Granted(
                token.path("acr").asText(),
                token.path("login_method").asText(),
                String.join(" ", amr),
                token.path("auth_time").asLong());
    }

    private JsonNode idToken(String code, String client) {
        try {
            String answer = new Browser()
                    .post(
                            endpoints + "/token",
                            Map.of(
                                    "grant_type", "authorization_code",
                                    "code", code,
                                    "redirect_uri", HOME,
                                    "client_id", client,
                                    "client_secret", SECRET))
                    .body();
            String token = Response.JSON.readTree(answer).path("id_token").asText();
            return Response.JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
