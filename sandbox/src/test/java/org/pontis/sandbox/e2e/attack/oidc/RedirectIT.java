package org.pontis.sandbox.e2e.attack.oidc;

import java.net.URLEncoder;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Where answers are sent: nowhere but to the registered address, letter by letter (RFC 9700, 4.1.3). */
class RedirectIT extends OidcAttack {

    private static final String INVALID = "invalid_redirect_uri";

    @ParameterizedTest(name = "[{index}] {0}")
    @DisplayName("G1 an address that is not registered letter by letter is a page, and no redirect")
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "{home}",
                "{callback}.evil",
                "{callback}/",
                "{callback}/more",
                "{callback}/../callback",
                "{callback}/..;/callback",
                "{callback}/%2e%2e/callback",
                "{callback}/%252e%252e/callback",
                "{callback}\\..\\evil",
                "{callback}%0d%0aSet-Cookie:a=b",
                "{callback}#",
                "{callback}#fragment",
                "{callback}?",
                "{callback}?more=1",
                "{callback}?code=mine",
                "{callback}?state=mine",
                "{callback}?iss=https%3A%2F%2Fevil.example",
                "{callback}?error=none&response=x",
                "http://localhost/{id}/callback",
                "http://localhost:2/{id}/callback",
                "http://localhost:01/{id}/callback",
                "http://localhost.:1/{id}/callback",
                "http://LOCALHOST:1/{id}/callback",
                "HTTP://localhost:1/{id}/callback",
                "https://localhost:1/{id}/callback",
                "http://127.0.0.1:1/{id}/callback",
                "http://[::1]:1/{id}/callback",
                "http://[fe80::1%25eth0]:1/{id}/callback",
                "http://localhost:1@evil.example/{id}/callback",
                "http://evil.example@localhost:1/{id}/callback",
                "http://a@b@localhost:1/{id}/callback",
                "http://localhost:1\\@evil.example/{id}/callback",
                "http://localhost:1%2f{id}/callback",
                "http://sub.localhost:1/{id}/callback",
                "http://localhost.evil.example:1/{id}/callback",
                "http://l\u043Ecalhost:1/{id}/callback",
                "http://xn--lcalhost-3zg:1/{id}/callback",
                "http://localhost:1/{id}/CALLBACK",
                "//localhost:1/{id}/callback",
                "/{id}/callback",
                "callback",
                "javascript:alert(1)//{callback}",
                "data:text/html,{callback}",
                "urn:ietf:wg:oauth:2.0:oob",
                "http://localhost:1/*",
                "*",
                " {callback}",
                "{callback} ",
            })
    void anotherAddress(String address) {
        String bent = address.replace("{callback}", portal.callback())
                .replace("{home}", portal.home())
                .replace("{id}", portal.id());
        refused(INVALID, new Browser().get(portal.address("redirect_uri", bent)));
        refused(INVALID, browser.get(portal.address("redirect_uri", bent, "prompt", "none")));
    }

    @Test
    @DisplayName("G1 no address, and the registered one beside another")
    void noneAndTwo() {
        refused(INVALID, browser.get(portal.address("redirect_uri", null)));
        String two = portal.address() + "&redirect_uri=" + URLEncoder.encode("https://evil.example/", UTF_8);
        assertThat(browser.get(two).headers().firstValue("Location").orElse("")).doesNotContain("evil.example");
        String turned = portal.address("redirect_uri", "https://evil.example/") + "&redirect_uri="
                + URLEncoder.encode(portal.callback(), UTF_8);
        assertThat(browser.get(turned).headers().firstValue("Location").orElse(""))
                .doesNotContain("evil.example");
    }

    @Test
    @DisplayName("G1 another portal's address, and by POST")
    void somebodyElsesAddress() {
        refused(INVALID, browser.get(portal.address("redirect_uri", other.callback())));
        refused(
                INVALID,
                browser.post(portal.endpoint("auth"), portal.request("redirect_uri", "https://evil.example/callback")));
    }

    @Test
    @DisplayName("G1 a portal that is none, by name or by kind")
    void nobodysPortal() {
        refused("client_not_found", browser.get(portal.address("client_id", "nobody")));
        refused("client_not_found", browser.get(portal.address("client_id", "nobody' or '1'='1")));
        refused("invalid_request", browser.get(portal.address("client_id", null)));
        String saml = stack.addresses().portalSamlUrl() + "/metadata";
        refused("invalid_client", browser.get(portal.address("client_id", saml)));
    }

    @Test
    @DisplayName("G1 the addresses after a logout are as strict")
    void afterLogout() {
        for (String address : new String[] {
            "https://evil.example/",
            portal.home() + "/evil",
            portal.callback(),
            portal.home() + "/?code=1",
            "//evil.example/"
        }) {
            String out = portal.endpoint("logout") + "?"
                    + Browser.encode(Map.of("client_id", portal.id(), "post_logout_redirect_uri", address));
            assertThat(browser.get(out).headers().firstValue("Location"))
                    .as(address)
                    .isEmpty();
        }
    }
}
