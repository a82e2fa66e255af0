package org.pontis.sandbox.e2e.attack.ground;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Operator;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Registered;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.ledger.Auditor;

import static org.assertj.core.api.Assertions.assertThat;

/** Who administers something is nobody here: no token opens a page, no administrator takes a citizen's place, no role grows. */
@UnderAttack
class PrivilegeIT extends EndToEnd {

    private static final List<String> OWN_ROLES = List.of("pontis-officer", "pontis-figures", "pontis-auditor");

    private Admin admin;
    private String realm;

    @BeforeEach
    void look() {
        admin = new Admin(stack);
        realm = stack.addresses().brokerUrl() + "/realms/es";
    }

    @Test
    @DisplayName(
            "N8 no token opens a page of a citizen or an officer: not an administrator's, an operator's or a program's")
    void tokens() {
        try (Operator operator = new Operator(stack, "operator-of-rows", "manage-users", true);
                Auditor auditor = new Auditor(admin, stack.addresses().brokerUrl()).withRole()) {
            for (String token : List.of(adminsToken(), token("operator-of-rows"), auditor.token())) {
                for (String page : Pages.SHOWN) {
                    HttpResponse<String> answer = with(token, "GET", page, "");
                    assertThat(answer.statusCode()).as(page).isNotEqualTo(500);
                    assertThat(answer.body()).as(page).doesNotContain("data-means=", "data-standing=", "name=\"look\"");
                }
                for (String form : Pages.FORMS) {
                    HttpResponse<String> answer = with(token, "POST", form, "everything=true&look=x&suspend=all");
                    assertThat(answer.body()).as(form).doesNotContain("data-did=", "data-means=", "name=\"look\"");
                    assertThat(answer.statusCode()).as(form).isLessThan(500);
                }
            }
            for (String closed :
                    List.of("/pontis/ledger/entries?from=0&count=1", "/pontis/figures/api", "/pontis/figures/csv")) {
                assertThat(with(token("operator-of-rows"), "GET", closed, "").statusCode())
                        .as("an operator at " + closed)
                        .isIn(401, 403);
                assertThat(with(adminsToken(), "GET", closed, "").statusCode())
                        .as("an administrator of another realm at " + closed)
                        .isIn(401, 403);
            }
            assertThat(with(auditor.token(), "GET", "/pontis/figures/api", "").statusCode())
                    .as("an auditor sees no figures")
                    .isEqualTo(403);
            assertThat(with(auditor.token(), "DELETE", "/pontis/limits", "").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    @DisplayName("N8 no administrator takes a citizen's place")
    void impersonation() {
        try (Registered she = Registered.citizen(stack, 8240, "advanced", "+34600000088")) {
            HttpResponse<String> answer = Http.send(HttpRequest.newBuilder(URI.create(
                            stack.addresses().brokerUrl() + "/admin/realms/es/users/" + she.id() + "/impersonation"))
                    .header("Authorization", "Bearer " + adminsToken())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"user\":\"" + she.id() + "\",\"realm\":\"es\"}")));
            assertThat(answer.statusCode()).isIn(400, 403, 404, 501);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("KEYCLOAK_IDENTITY"));
            assertThat(she.sessions()).isZero();
        }
    }

    @Test
    @DisplayName("N8 a session of one realm is none of another")
    void anotherRealm() {
        bruno.logsInWithPassword(browser.open(realm + "/account"));
        String ee = stack.addresses().brokerUrl() + "/realms/ee";
        String here = browser.cookies(URI.create(realm + "/account")).orElseThrow();
        for (String page :
                List.of("/account", "/account/means", "/pontis/recovery", "/pontis/desk", "/pontis/figures")) {
            HttpResponse<String> answer =
                    Http.send(HttpRequest.newBuilder(URI.create(ee + page)).header("Cookie", here));
            assertThat(answer.body()).as(page).doesNotContain("Bruno", "data-means=", "data-standing=");
            assertThat(answer.statusCode()).as(page).isIn(200, 303, 403, 404);
        }
    }

    @Test
    @DisplayName("N9 nobody is given one of our roles by default, and none of them administers anything")
    void roles() {
        for (String role : OWN_ROLES) {
            JsonNode kept = admin.get("es/roles/" + role);
            assertThat(kept.path("composite").asBoolean()).as(role).isFalse();
            for (JsonNode other : admin.get("es/roles")) {
                if (other.path("composite").asBoolean()) {
                    String name = other.path("name").asText();
                    assertThat(admin.get("es/roles/" + name + "/composites").findValuesAsText("name"))
                            .as(name)
                            .doesNotContain(role);
                }
            }
            assertThat(admin.get("es/roles/" + role + "/groups")).isEmpty();
        }
        assertThat(admin.get("es/roles/pontis-officer/users").findValuesAsText("username"))
                .containsExactlyInAnyOrder("idces-00000007f", "idces-00000008p");
        assertThat(admin.get("es/default-groups")).isEmpty();
    }

    @Test
    @DisplayName(
            "N9, N12 the clients that stand for our pages are open at one address, by code and PKCE, and know nothing")
    void doors() {
        int found = 0;
        for (JsonNode client : admin.get("es/clients")) {
            String id = client.path("clientId").asText();
            if (!id.startsWith("pontis-")) {
                continue;
            }
            found++;
            assertThat(client.path("publicClient").asBoolean()).as(id).isFalse();
            assertThat(client.path("fullScopeAllowed").asBoolean()).as(id).isFalse();
            assertThat(client.path("directAccessGrantsEnabled").asBoolean())
                    .as(id)
                    .isFalse();
            assertThat(client.path("implicitFlowEnabled").asBoolean()).as(id).isFalse();
            assertThat(client.path("serviceAccountsEnabled").asBoolean()).as(id).isFalse();
            assertThat(client.path("attributes")
                            .path("pkce.code.challenge.method")
                            .asText())
                    .as(id)
                    .isEqualTo("S256");
            assertThat(client.path("redirectUris")).as(id).hasSize(1);
            assertThat(client.path("redirectUris").path(0).asText())
                    .as(id)
                    .doesNotContain("*")
                    .contains("/realms/es/");
            assertThat(client.path("webOrigins")).as(id).isEmpty();
            assertThat(client.path("protocolMappers").toString()).doesNotContain("person_identifier", "birthdate");
            assertThat(client.path("defaultClientScopes").toString() + client.path("optionalClientScopes"))
                    .as(id)
                    .doesNotContain("email", "phone", "offline_access", "roles");
        }
        assertThat(found).isGreaterThanOrEqualTo(5);
    }

    @Test
    @DisplayName("N12 what a portal is given to prove a login names nobody, and only that portal gets it")
    void aPortalsReceipt() {
        bruno.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        for (String sid : List.of("", "x", "' or 1=1 --")) {
            HttpResponse<String> answer =
                    Http.post(realm + "/pontis/ledger/receipt", Map.of("sid", sid, "client_id", "portal-oidc"));
            assertThat(answer.statusCode()).as("without the portal's key").isIn(400, 401);
        }
        for (String door : List.of("pontis-cabinet", "pontis-desk", "account-console")) {
            assertThat(Http.post(realm + "/pontis/ledger/receipt", Map.of("sid", "x", "client_id", door))
                            .statusCode())
                    .as(door)
                    .isIn(400, 401, 403);
        }
        Page cabinet = browser.open(realm + "/account");
        assertThat(cabinet.html().select("[data-incident]")).isEmpty();
        HttpResponse<String> foreign =
                new Browser().get(realm + "/pontis/ledger/receipt/0190b8d5-0000-7000-8000-000000000000");
        assertThat(foreign.statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> with(String token, String verb, String path, String form) {
        return Http.send(HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(verb, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form)));
    }

    private String token(String client) {
        return Http.json(Http.post(
                        realm + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                "only-for-this-test")))
                .path("access_token")
                .asText();
    }

    private String adminsToken() {
        return Http.json(Http.post(
                        stack.addresses().brokerUrl() + "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                "admin",
                                "password",
                                stack.secrets().adminPassword())))
                .path("access_token")
                .asText();
    }
}
