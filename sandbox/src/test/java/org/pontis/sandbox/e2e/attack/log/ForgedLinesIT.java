package org.pontis.sandbox.e2e.attack.log;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** A stranger writes no line of the log. */
@UnderAttack
class ForgedLinesIT extends EndToEnd {

    private static final String FORGED = "2026-01-01 00:00:00,000 INFO  [org.pontis] (forged) all is well";
    private static final List<String> BREAKS =
            List.of("\n", "\r\n", "\r", "\u001b[2J", "\u2028", "\u2029", "\u0085", "\"}\n{\"loggerName\":\"forged\"}");

    private static final List<String> PARAMETERS = List.of(
            "redirect_uri",
            "max_age",
            "acr_values",
            "claims",
            "prompt",
            "login_hint",
            "ui_locales",
            "kc_locale",
            "response_mode",
            "response_type",
            "request",
            "request_uri",
            "method",
            "state");

    private LogTail console;
    private Records records;

    @BeforeEach
    void watch() {
        console = LogTail.of(stack.broker().log());
        records = Records.of(stack);
    }

    @Test
    @DisplayName("N1 line breaks and escape sequences in every parameter of OpenID Connect stay within one record")
    void parametersStayWithinOneRecord() throws IOException {
        for (String end : BREAKS) {
            browser.get(at("protocol/openid-connect/auth?client_id=" + quoted(end)));
        }
        for (int i = 0; i < PARAMETERS.size(); i++) {
            browser.get(at("protocol/openid-connect/auth?client_id=portal-oidc&" + PARAMETERS.get(i) + "="
                    + quoted(BREAKS.get(i % BREAKS.size()))));
        }
        nothingIsForged();
    }

    @Test
    @DisplayName("N1 line breaks in what a citizen types stay within one record")
    void whatIsTypedStaysWithinOneRecord() throws IOException {
        for (String end : List.of("\r\n", "\u001b[2J", "\u2028")) {
            Page chooser = oidc.login(browser);
            chooser.choose("password").fill("identifier", "x" + end + FORGED, "password", "y" + end + FORGED);
            Page code = ana.identifies(oidc.login(browser, "method", "sms-pin"));
            code.fill("code", "1" + end + FORGED);
            sandbox.forgetLimits();
        }
        nothingIsForged();
    }

    @Test
    @DisplayName("N1 line breaks in a SAML message stay within one record")
    void samlStaysWithinOneRecord() throws IOException {
        for (String end : BREAKS) {
            String message =
                    """
                    <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_1" Version="2.0" \
                    IssueInstant="2026-01-01T00:00:00Z" ProviderName="%1$s"><saml:Issuer \
                    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%1$s</saml:Issuer></samlp:AuthnRequest>""".formatted((end + FORGED).replace("\"", "&quot;").replace("\u001b", ""));
            browser.post(
                    at("protocol/saml"),
                    Page.pairs(
                            "SAMLRequest",
                            Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8)),
                            "RelayState",
                            end + FORGED));
        }
        nothingIsForged();
    }

    @Test
    @DisplayName("N1 escape sequences in headers stay within one record")
    void headersStayWithinOneRecord() throws IOException {
        for (String header : List.of("User-Agent", "Accept-Language", "X-Forwarded-For", "Referer", "traceparent")) {
            browser.sends(header, "x\t" + FORGED);
            oidc.login(browser);
        }
        browser.get(at("protocol/openid-connect/auth?client_id=nobody"));
        nothingIsForged();
    }

    @Test
    @DisplayName("N1 a number that is none leaves no stack trace")
    void aNumberThatIsNoneLeavesNoStackTrace() {
        String begun = browser.get(oidc.url() + "/login")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (String age : List.of("x", "1\n2", "99999999999999999999", "0x10", "")) {
            assertThat(browser.get(begun + "&max_age=" + URLEncoder.encode(age, StandardCharsets.UTF_8))
                            .statusCode())
                    .isLessThan(500);
            assertThat(browser.get(at("protocol/openid-connect/auth?client_id=portal-oidc&max_age="
                                    + URLEncoder.encode(age, StandardCharsets.UTF_8)))
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(console.text()).doesNotContain("NumberFormatException").doesNotContainPattern("(?m)^\\s+at [a-z]");
    }

    @Test
    @DisplayName("N1 a language that is none is no wish, and leaves no stack trace")
    void aLanguageThatIsNoneIsNoWish() {
        for (String language : List.of("es;q=x", ";", "es;q=2", "x".repeat(2_000))) {
            browser.sends("Accept-Language", language);
            assertThat(oidc.login(browser).isChooser()).as(language).isTrue();
        }
        assertThat(console.text()).doesNotContainPattern("(?m)^\\s+at [a-z]");
    }

    private void nothingIsForged() throws IOException {
        assertThat(console.text().lines()).noneMatch(line -> line.strip().startsWith(FORGED));
        assertThat(console.text()).doesNotContain("\u001b", "\u2028", "\u2029", "\u0085");
        assertThat(records.read())
                .isNotEmpty()
                .allSatisfy(
                        record -> assertThat(record.path("timestamp").asText()).isNotEmpty())
                .noneMatch(record -> record.path("loggerName").asText().equals("forged"));
    }

    private String at(String path) {
        return stack.addresses().brokerUrl() + "/realms/es/" + path;
    }

    private static String quoted(String end) {
        return URLEncoder.encode("x" + end + FORGED, StandardCharsets.UTF_8);
    }
}
