package org.pontis.sandbox.e2e.attack.linking;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Http;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** Identity providers that are closed, or are there for linking alone, let nobody in; nor does Keycloak's own linking. */
@UnderAttack
class ProviderIT extends EndToEnd {

    private static final String ALIAS = "upstream-h";
    private static final String ELSEWHERE = "https://upstream.example/authorize";

    private Admin admin;
    private String realm;

    @BeforeEach
    void look() {
        admin = new Admin(stack);
        realm = stack.addresses().brokerUrl() + "/realms/es";
    }

    @AfterEach
    void forget() {
        admin.get("es/identity-provider/instances").forEach(one -> {
            if (one.path("alias").asText().equals(ALIAS)) {
                admin.delete("es/identity-provider/instances/" + ALIAS);
            }
        });
    }

    @Test
    @DisplayName("H2 an identity provider that was closed is not offered, sends nobody away and takes nobody in")
    void closed() {
        provider(Map.of("enabled", false));
        leadsNowhere();
    }

    @Test
    @DisplayName("H3 one that is there for linking alone is not offered, sends nobody away and takes nobody in")
    void forLinkingAlone() {
        provider(Map.of("enabled", true, "linkOnly", true));
        leadsNowhere();
    }

    @Test
    @DisplayName("H5, H8 nobody links an account by a hash in an address, or tries another way to reset one")
    void oldLinking() {
        provider(Map.of("enabled", true));
        bruno.logsInWithPassword(oidc.login(browser));
        for (String path : List.of(
                "/broker/" + ALIAS + "/link?client_id=account&redirect_uri=" + realm + "/account&nonce=a&hash=b",
                "/broker/" + ALIAS + "/link?client_id=portal-oidc&redirect_uri=" + oidc.url() + "&nonce=a&hash=b",
                "/account/linked-accounts/" + ALIAS,
                "/login-actions/reset-credentials?client_id=account",
                "/login-actions/required-action?execution=idp_link%3A" + ALIAS + "&client_id=account")) {
            browser.stopsBefore(ELSEWHERE);
            Page end = browser.open(realm + path);
            assertThat(end.leadsTo(ELSEWHERE)).as(path).isFalse();
            assertThat(end.asks()).as(path).doesNotContain("username", "email");
        }
        String id = admin.get("es/users?exact=true&username=idces-00000002w")
                .path(0)
                .path("id")
                .asText();
        assertThat(admin.get("es/users/" + id + "/federated-identity")).isEmpty();
    }

    private void leadsNowhere() {
        try (Oracle oracle = Oracle.watching(stack)) {
            oracle.expectsTraces();
            Page chooser = oidc.login(browser);
            assertThat(chooser.methods()).doesNotContainKey(ALIAS);
            browser.stopsBefore(ELSEWHERE);
            String login = chooser.html().selectFirst("form").absUrl("action");
            Page chosen = browser.submit(login, Map.of("method", ALIAS));
            assertThat(chosen.leadsTo(ELSEWHERE)).isFalse();
            String inside =
                    realm + "/broker/" + ALIAS + "/login?" + URI.create(login).getRawQuery();
            assertThat(browser.open(inside).leadsTo(ELSEWHERE)).isFalse();
            HttpResponse<String> answer = Http.send(
                    HttpRequest.newBuilder(URI.create(realm + "/broker/" + ALIAS + "/endpoint?code=x&state=a.b.c")));
            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(one -> one.startsWith("KEYCLOAK_IDENTITY"));
            assertThat(oidc.login(new Browser()).isChooser()).isTrue();
        }
    }

    private void provider(Map<String, Object> how) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "alias",
                ALIAS,
                "providerId",
                "pontis-oidc",
                "config",
                Map.of(
                        "clientId", "x",
                        "clientSecret", "y",
                        "clientAuthMethod", "client_secret_post",
                        "authorizationUrl", ELSEWHERE,
                        "tokenUrl", "https://upstream.example/token",
                        "issuer", "https://upstream.example",
                        "pontisCeiling", "high")));
        all.putAll(how);
        admin.post("es/identity-provider/instances", all);
    }
}
