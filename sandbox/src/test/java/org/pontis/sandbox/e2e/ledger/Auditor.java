package org.pontis.sandbox.e2e.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.web.Response;

/** Somebody with the role of auditors at a realm's ledger, made for one test. */
public final class Auditor implements AutoCloseable {

    private final Admin admin;
    private final String broker;
    private final String client = "auditor-" + UUID.randomUUID();
    private final String secret = UUID.randomUUID().toString();
    private final String id;
    private String token = "";
    private long fetched = System.nanoTime() - 60_000_000_000L;

    public Auditor(Admin admin, String broker) {
        this(admin, broker, List.of(roles(), audience()));
    }

    /** Whose tokens are made for nothing in particular, as those at a portal. */
    static Auditor elsewhere(Admin admin, String broker) {
        return new Auditor(admin, broker, List.of(roles()));
    }

    private Auditor(Admin admin, String broker, List<Map<String, Object>> mappers) {
        this.admin = admin;
        this.broker = broker;
        admin.post(
                "es/clients",
                Map.of(
                        "clientId",
                        client,
                        "secret",
                        secret,
                        "publicClient",
                        false,
                        "serviceAccountsEnabled",
                        true,
                        "standardFlowEnabled",
                        false,
                        "fullScopeAllowed",
                        true,
                        "protocolMappers",
                        mappers));
        id = admin.get("es/clients?clientId=" + client).get(0).path("id").asText();
    }

    private static Map<String, Object> roles() {
        return mapper(
                "oidc-usermodel-realm-role-mapper",
                Map.of(
                        "claim.name", "realm_access.roles",
                        "jsonType.label", "String",
                        "multivalued", "true",
                        "access.token.claim", "true"));
    }

    private static Map<String, Object> audience() {
        return mapper(
                "oidc-audience-mapper",
                Map.of("included.custom.audience", "pontis-ledger", "access.token.claim", "true"));
    }

    private static Map<String, Object> mapper(String kind, Map<String, String> config) {
        return Map.of("name", kind, "protocol", "openid-connect", "protocolMapper", kind, "config", config);
    }

    public Auditor withRole() {
        String account = admin.get("es/clients/" + id + "/service-account-user")
                .path("id")
                .asText();
        admin.post("es/users/" + account + "/role-mappings/realm", List.of(admin.get("es/roles/pontis-auditor")));
        return this;
    }

    /** Each one fetched is an entry itself. */
    public String token() {
        if (System.nanoTime() - fetched > 30_000_000_000L) {
            fetched = System.nanoTime();
            token = fetch();
        }
        return token;
    }

    private String fetch() {
        return Http.json(Http.post(
                        broker + "/realms/es/protocol/openid-connect/token",
                        Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret)))
                .path("access_token")
                .asText();
    }

    /** Whether an entry is of what she did here. */
    boolean is(JsonNode entry) {
        return entry.path("portal").asText().equals(client);
    }

    /** The file with which the verifier fetches tokens itself. */
    String credentials() {
        return "client_id=" + client + "\nclient_secret=" + secret + "\n";
    }

    public String ledger() {
        return broker + "/realms/es/pontis/ledger/";
    }

    public HttpResponse<String> ask(String path) {
        return Http.send(HttpRequest.newBuilder(URI.create(ledger() + path))
                .header("Authorization", "Bearer " + token())
                .GET());
    }

    /** Everything that has its place. */
    public List<JsonNode> entries() {
        List<JsonNode> entries = new ArrayList<>();
        while (true) {
            HttpResponse<String> page = ask("entries?count=1000&from=" + entries.size());
            if (page.statusCode() != 200) {
                throw new AssertionError("The ledger answers " + page.statusCode() + ": " + page.body());
            }
            if (page.body().isEmpty()) {
                return entries;
            }
            for (String line : page.body().lines().toList()) {
                JsonNode json = json(line);
                if (json.has("entry")) {
                    entries.add(json);
                }
            }
        }
    }

    private static JsonNode json(String line) {
        try {
            return Response.JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        admin.delete("es/clients/" + id);
    }
}
