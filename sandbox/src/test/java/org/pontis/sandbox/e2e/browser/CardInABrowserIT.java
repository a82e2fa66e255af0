package org.pontis.sandbox.e2e.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.card.SoftCard;
import org.pontis.sandbox.e2e.Running;
import org.pontis.sandbox.e2e.SandboxApi;
import org.pontis.sandbox.web.Response;

import static org.assertj.core.api.Assertions.assertThat;

/** A real browser with a card: it presents the certificate in its TLS handshake, or has a stand-in of Web eID sign. */
@ExtendWith(Running.class)
class CardInABrowserIT {

    private static final String ANA = "00000001R";
    private static final String DIEGO = "00000004G";
    private static final String AT_HIGH = ".badge[data-level=high]";
    private static final String TLS = "button[name=card][value=tls]";
    private static final String WEB_EID = "button[name=card][value=webeid]";
    private static final String GOOD = "good";

    private final Addresses at;

    CardInABrowserIT(Addresses at) {
        this.at = at;
    }

    private Stream<String> portals() {
        return Stream.of(at.portalOidcUrl(), at.portalSamlUrl());
    }

    private static void choose(Browser browser, String portal, String way) {
        browser.go(portal + "/login?acr=high");
        browser.press("button[name=method][value=eid-card]");
        browser.seePage("eid-card");
        browser.press(way);
    }

    private Browser withWebEid(String identifier, String mood) {
        SoftCard card = SandboxApi.of(at).card(identifier);
        Browser browser = Browser.open();
        browser.extend(extension().replace("CARD;", json(card, mood) + ";"));
        return browser;
    }

    private static String json(SoftCard card, String mood) {
        try {
            return Response.JSON.writeValueAsString(Map.of(
                    "key",
                    Base64.getEncoder().encodeToString(card.key()),
                    "certificate",
                    Base64.getEncoder().encodeToString(card.certificate().getEncoded()),
                    "mood",
                    mood));
        } catch (IOException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String extension() {
        try (InputStream in = CardInABrowserIT.class.getResourceAsStream("web-eid-extension.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCardInTheReaderLogsInAtBothPortals() {
        portals().forEach(portal -> {
            try (Browser browser = Browser.with(CardReader.with(ANA, at))) {
                choose(browser, portal, TLS);
                browser.see(AT_HIGH);
                assertThat(browser.address()).startsWith(portal);
                assertThat(browser.text()).contains(ANA, "García Ruiz");
            }
        });
    }

    @Test
    void withoutScriptTheCardIsReadAllTheSame() {
        try (Browser browser = Browser.withoutScript(CardReader.with(ANA, at))) {
            choose(browser, at.portalOidcUrl(), WEB_EID);
            browser.seePage("eid-card-webeid");
            assertThat(browser.text()).contains("JavaScript");
            browser.press(TLS);
            browser.see(AT_HIGH);
        }
    }

    @Test
    void anEmptyReaderIsSaidAndNobodyIsIn() {
        try (Browser browser = Browser.with(CardReader.empty(at))) {
            choose(browser, at.portalOidcUrl(), TLS);
            browser.seeProblem("CARD_NONE");
            browser.see(WEB_EID);
        }
    }

    @Test
    void webEidLogsInAtBothPortals() {
        portals().forEach(portal -> {
            try (Browser browser = withWebEid(ANA, GOOD)) {
                choose(browser, portal, WEB_EID);
                browser.see(AT_HIGH);
                assertThat(browser.address()).startsWith(portal);
                assertThat(browser.text()).contains(ANA, "García Ruiz");
                assertThat(browser.complaints())
                        .noneMatch(complaint -> complaint.getLevel().intValue() >= Level.WARNING.intValue());
            }
        });
    }

    @Test
    void aRevokedCardIsRefusedBothWays() {
        try (Browser browser = Browser.with(CardReader.with(DIEGO, at))) {
            choose(browser, at.portalOidcUrl(), TLS);
            browser.seeProblem("CERT_REVOKED");
        }
        try (Browser browser = withWebEid(DIEGO, GOOD)) {
            choose(browser, at.portalOidcUrl(), WEB_EID);
            browser.seeProblem("CERT_REVOKED");
        }
    }

    @Test
    void withoutTheExtensionTheOtherWayIsOffered() {
        try (Browser browser = Browser.open()) {
            choose(browser, at.portalOidcUrl(), WEB_EID);
            browser.seeProblem("CARD_READER");
            browser.see(TLS);
        }
    }

    @Test
    void whoeverCancelsAtTheCardMayTryAgain() {
        try (Browser browser = withWebEid(ANA, "ERR_WEBEID_USER_CANCELLED")) {
            choose(browser, at.portalOidcUrl(), WEB_EID);
            browser.seeProblem("CARD_CANCELLED");
        }
    }

    @Test
    void whileTheCardThinksSheMayGoElsewhere() {
        try (Browser browser = withWebEid(ANA, "silent")) {
            Inspection inspection = new Inspection(browser, "es");
            browser.go(at.portalOidcUrl() + "/login?acr=high&method=eid-card");
            browser.seePage("eid-card");
            inspection.lookAt("eid-card");
            browser.press(WEB_EID);
            browser.seePage("eid-card-webeid");
            inspection.lookAt("eid-card-webeid");
            browser.press("[name=cancel]");
            browser.seePage("chooser");
            assertThat(inspection.findings()).isEmpty();
        }
    }

    @Test
    void whatAnotherWindowSaysIsNotHeard() {
        try (Browser browser = withWebEid(ANA, "forged")) {
            choose(browser, at.portalOidcUrl(), WEB_EID);
            browser.see(AT_HIGH);
        }
    }
}
