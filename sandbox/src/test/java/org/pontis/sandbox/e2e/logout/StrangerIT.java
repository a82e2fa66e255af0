package org.pontis.sandbox.e2e.logout;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.FreshKey;
import org.pontis.sandbox.e2e.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** What a stranger sends ends nobody's session and leads nobody astray (security.md B35, G19). */
class StrangerIT extends EndToEnd {

    private String endpoint;

    @BeforeEach
    void anaIsIn() {
        endpoint = stack.addresses().brokerUrl() + "/realms/es/protocol/";
        ana.logsInWithPassword(saml.login(browser));
        oidc.login(browser);
    }

    @Test
    void aLogoutRequestWithoutASignatureEndsNothing() {
        String signed = RedirectBinding.url(endpoint + "saml", "SAMLRequest", logoutRequest(), "x", FreshKey.rsa());
        Page page = browser.open(signed.substring(0, signed.indexOf("&SigAlg=")));
        assertThat(page.response().statusCode()).isEqualTo(400);
        assertAnaIsStillIn();
    }

    @Test
    void aLogoutRequestWithAStrangersSignatureEndsNothing() {
        Page page = browser.open(
                RedirectBinding.url(endpoint + "saml", "SAMLRequest", logoutRequest(), "x", FreshKey.rsa()));
        assertThat(page.response().statusCode()).isEqualTo(400);
        assertAnaIsStillIn();
    }

    @Test
    void aLogoutResponseThatNobodyAskedForEndsNothing() {
        String response = """
                <samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0" IssueInstant="%s" \
                Destination="%s" InResponseTo="_x"><saml:Issuer>%s</saml:Issuer><samlp:Status>\
                <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
                </samlp:LogoutResponse>""".formatted(UUID.randomUUID(), Instant.now(), endpoint + "saml", saml.url() + "/metadata");
        String signed = RedirectBinding.url(endpoint + "saml", "SAMLResponse", response, "x", FreshKey.rsa());
        assertThat(browser.open(signed).response().statusCode()).isEqualTo(400);
        assertThat(browser.open(signed.substring(0, signed.indexOf("&SigAlg=")))
                        .response()
                        .statusCode())
                .isEqualTo(400);
        assertAnaIsStillIn();
    }

    @Test
    void anotherCitizensTokenEndsNobodysSessionHere() {
        Browser brunos = new Browser();
        bruno.logsInWithPassword(oidc.login(brunos));
        browser.open(oidc.logoutAddress(brunos));
        assertAnaIsStillIn();
    }

    @Test
    void aLogoutWithoutATokenAsksFirst() {
        Page page = browser.open(endpoint + "openid-connect/logout");
        assertThat(page.html().select("form button[type=submit], form input[type=submit]"))
                .isNotEmpty();
        assertAnaIsStillIn();
    }

    @Test
    void anAddressThatIsNotRegisteredIsNeverGoneTo() {
        String request = oidc.logoutAddress(browser).replaceAll("post_logout_redirect_uri=[^&]*", "");
        browser.stopsBefore("https://evil.example");
        Page page = browser.open(request + "&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F");
        assertThat(page.leadsTo("https://evil.example")).isFalse();
        assertThat(page.response().statusCode()).isEqualTo(400);
        assertThat(page.html().select("a[href*=evil]")).isEmpty();
    }

    private void assertAnaIsStillIn() {
        assertThat(oidc.login(browser).isChooser()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(saml.me(browser).loggedIn()).isTrue();
    }

    private String logoutRequest() {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
                xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_%s" Version="2.0" IssueInstant="%s" \
                Destination="%s"><saml:Issuer>%s</saml:Issuer>\
                <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">%s</saml:NameID>\
                </samlp:LogoutRequest>""".formatted(
                        UUID.randomUUID(),
                        Instant.now(),
                        endpoint + "saml",
                        saml.url() + "/metadata",
                        saml.me(browser).subject());
    }
}
