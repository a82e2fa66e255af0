package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.sandbox.card.SoftCard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Logins with the key on a card: by TLS at the card's host, and by Web eID's token. */
class CardIT extends EndToEnd {

    private SoftCard anas;
    private SoftCard diegos;

    @BeforeEach
    void giveThemTheirCards() {
        anas = sandbox.card(Citizen.ANA);
        diegos = sandbox.card(Citizen.DIEGO);
    }

    private Stream<Portal> portals() {
        return Stream.of(oidc, saml);
    }

    private static Page byTls(Page chooser) {
        return chooser.choose("eid-card").press("card", "tls");
    }

    private Page byWebEid(Page chooser, SoftCard card) {
        Page asking = chooser.choose("eid-card").press("card", "webeid");
        return answered(asking, card.token(stack.addresses().brokerUrl(), nonce(asking)));
    }

    private static String nonce(Page asking) {
        return asking.html().select("form[data-web-eid-nonce]").attr("data-web-eid-nonce");
    }

    /** What the page's script does with the extension's answer. */
    private static Page answered(Page asking, String token) {
        return asking.browser().submit(asking.action(), Map.of("token", token));
    }

    private void isAnaAtHigh(Portal portal, Browser browser) {
        Me me = portal.me(browser);
        assertThat(me.loggedIn()).isTrue();
        assertThat(me.acr()).endsWith("high");
        assertThat(me.loginMethod()).isEqualTo("eid-card");
        assertThat(me.claims().values()).contains("00000001R", "Ana", "García Ruiz");
    }

    @Test
    void aCardShownByTlsIsHighAtBothPortals() {
        portals().forEach(portal -> {
            Browser fresh = Browser.with(anas.tls());
            byTls(portal.login(fresh, "acr", "high"));
            isAnaAtHigh(portal, fresh);
        });
    }

    @Test
    void aCardThatSignsForWebEidIsHighAtBothPortals() {
        portals().forEach(portal -> {
            Browser fresh = new Browser();
            byWebEid(portal.login(fresh, "acr", "high"), anas);
            isAnaAtHigh(portal, fresh);
        });
    }

    @Test
    void aRevokedCardIsRefusedBothWays() {
        Browser his = Browser.with(diegos.tls());

        assertThat(byTls(oidc.login(his, "acr", "high")).problem()).contains("CERT_REVOKED");
        assertThat(byWebEid(oidc.login(browser, "acr", "high"), diegos).problem())
                .contains("CERT_REVOKED");
        assertThat(oidc.me(his).loggedIn()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"expired, CERT_EXPIRED", "not-yet-valid, CERT_NOT_YET_VALID"})
    void aCardOutOfItsTimeIsRefusedAndThePortalHearsOfIt(String variant, String problem) {
        SoftCard untimely = sandbox.card(Citizen.ANA, variant);

        Page refused = byWebEid(oidc.login(browser, "acr", "high"), untimely);
        assertThat(refused.problem()).contains(problem);
        assertThat(refused.incident()).matches("[0-9A-Z]{8}");
        assertThat(refusals(refused.incident()))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.path("error").asText()).isEqualTo(problem.toLowerCase(Locale.ROOT)))
                .satisfies(event ->
                        assertThat(event.at("/details/login_method").asText()).isEqualTo("eid-card"))
                .satisfies(event -> assertThat(event.toString()).doesNotContain("00000001R", "Ana"));
        refused.press("cancel");
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        assertThat(oidc.me(browser).error()).isEqualTo("access_denied");

        byWebEid(saml.login(browser, "acr", "high"), untimely).press("cancel");
        assertThat(saml.me(browser).loggedIn()).isFalse();
        assertThat(saml.me(browser).error()).isIn("RequestDenied", "AuthnFailed");
    }

    /** By TLS the handshake refuses it, and her browser says so; her login waits, and the other way says why. */
    @ParameterizedTest
    @CsvSource({"expired, CERT_EXPIRED", "not-yet-valid, CERT_NOT_YET_VALID"})
    void aHandshakeWithACardOutOfItsTimeIsRefusedAndTheLoginGoesOn(String variant, String problem) {
        SoftCard untimely = sandbox.card(Citizen.ANA, variant);
        Browser hers = Browser.with(untimely.tls());
        Page choice = oidc.login(hers, "acr", "high").choose("eid-card");

        assertThatThrownBy(() -> choice.press("card", "tls")).hasCauseInstanceOf(IOException.class);

        Page again = hers.open(page(choice));
        assertThat(again.html().select("button[name=card]").eachAttr("value")).contains("tls", "webeid");
        Page asking = again.press("card", "webeid");
        Page refused = answered(asking, untimely.token(stack.addresses().brokerUrl(), nonce(asking)));
        assertThat(refused.problem()).contains(problem);
        refused.press("cancel");
        assertThat(oidc.me(hers).loggedIn()).isFalse();
        assertThat(oidc.me(hers).error()).isEqualTo("access_denied");
    }

    private List<JsonNode> refusals(String incident) {
        return Stream.of(new Admin(stack).get("es/events?max=50&type=LOGIN_ERROR"))
                .flatMap(events -> StreamSupport.stream(events.spliterator(), false))
                .filter(event -> event.at("/details/incident").asText().equals(incident))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ocsp-revoked, CERT_REVOKED",
        "ocsp-unknown, CERT_STATUS_UNKNOWN",
        "ocsp-down, CERT_STATUS_UNREACHABLE",
        "ocsp-error, CERT_STATUS_UNREACHABLE",
        "ocsp-stale, CERT_STATUS_UNREACHABLE",
        "ocsp-wrong-nonce, CERT_STATUS_UNREACHABLE",
        "ocsp-wrong-responder, CERT_STATUS_UNREACHABLE"
    })
    void whatCannotBeBelievedLetsNobodyIn(String fault, String problem) {
        // what was right a moment ago does not help
        byWebEid(oidc.login(new Browser(), "acr", "high"), anas);
        sandbox.fault(fault, "{}");
        Browser hers = Browser.with(anas.tls());

        assertThat(byTls(oidc.login(hers, "acr", "high")).problem()).contains(problem);
        assertThat(byWebEid(oidc.login(browser, "acr", "high"), anas).problem()).contains(problem);
        assertThat(oidc.me(hers).loggedIn()).isFalse();
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void aBrowserWithoutACardIsToldSoAndMayGoTheOtherWay() {
        Browser cardless = Browser.with(anas.tlsWithoutCard());

        Page choice = byTls(oidc.login(cardless, "acr", "high"));

        assertThat(choice.problem()).contains("CARD_NONE");
        Page asking = choice.press("card", "webeid");
        answered(asking, anas.token(stack.addresses().brokerUrl(), nonce(asking)));
        isAnaAtHigh(oidc, cardless);
    }

    @Test
    void whatTheExtensionCannotDoLeadsBackToTheChoice() {
        Page asking = oidc.login(browser, "acr", "high").choose("eid-card").press("card", "webeid");

        Page choice = browser.submit(asking.action(), Map.of("error", "ERR_WEBEID_USER_CANCELLED"));

        assertThat(choice.problem()).contains("CARD_CANCELLED");
        assertThat(choice.press("cancel").isChooser()).isTrue();
    }

    /** Row K6. */
    @Test
    void aTokenSignedForAPageThatLooksLikeOursIsRefused() {
        Page asking = oidc.login(browser, "acr", "high").choose("eid-card").press("card", "webeid");

        assertThat(answered(asking, anas.token("https://c1ave.example", nonce(asking)))
                        .problem())
                .contains("CARD_FORGED");
    }

    /** Row K7. */
    @Test
    void aTokenForAnotherLoginIsRefused() {
        Page his = oidc.login(new Browser(), "acr", "high").choose("eid-card").press("card", "webeid");
        Page hers = oidc.login(browser, "acr", "high").choose("eid-card").press("card", "webeid");

        assertThat(answered(hers, anas.token(stack.addresses().brokerUrl(), nonce(his)))
                        .problem())
                .contains("CARD_FORGED");
    }

    /** Row K1: straight to the server, on every port, with every spelling. */
    @ParameterizedTest
    @CsvSource({"Client-Cert", "client-cert", "Client_Cert", "ssl-client-cert", "X-Forwarded-Client-Cert", "X-SSL-CERT"
    })
    void aHeaderFromAStrangerNeverCounts(String header) throws Exception {
        String certificate =
                ":" + Base64.getEncoder().encodeToString(anas.certificate().getEncoded()) + ":";
        Browser stranger = Browser.with(anas.tlsWithoutCard());
        stranger.sends(header, certificate);

        assertThat(byTls(oidc.login(stranger, "acr", "high")).problem()).contains("CARD_NONE");
        assertThat(oidc.me(stranger).loggedIn()).isFalse();
    }

    @Test
    void aStrangersHeaderIsCounted() throws Exception {
        Metrics metrics = new Metrics(stack);
        String counter = "pontis_place_oddities_total{method=\"eid-card\",what=\"stranger\"}";
        double before = metrics.sum(counter);
        aHeaderFromAStrangerNeverCounts("Client-Cert");

        assertThat(metrics.sum(counter)).isEqualTo(before + 1);
    }

    @Test
    void theRespondersOfCardsAreWatched() {
        byWebEid(oidc.login(browser, "acr", "high"), anas);

        new Metrics(stack).await("pontis_outside{method=\"eid-card\",party=\"dnie\",state=\"UP\"} 1.0");
    }

    /** Row K12: he shows his card on his ticket, and her browser brings what he got for it. */
    @Test
    void nobodysCardGetsIntoAnothersLogin() {
        Browser his = Browser.with(anas.tls());
        String handle = handleOf(his);
        Browser hers = Browser.with(sandbox.card("00000005M").tlsWithoutCard());
        hers.stopsBefore(stack.addresses().cardUrl());
        Page away = byTls(oidc.login(hers, "acr", "high"));
        assertThat(away.response().headers().firstValue("Location").orElseThrow())
                .startsWith(stack.addresses().cardUrl() + "/realms/es/pontis/place/eid-card?ticket=");

        Page page = hers.open(page(away) + "&returned=" + handle);

        assertThat(page.problem()).contains("CARD_FORGED");
        assertThat(oidc.me(hers).loggedIn()).isFalse();
    }

    /** The address of the login's page, which a reload asks for. */
    private static String page(Page page) {
        return page.address().replaceFirst("session_code=[^&]*&", "");
    }

    /** Shows a card and keeps what the card's host gives for it. */
    private String handleOf(Browser his) {
        his.stopsBefore(stack.addresses().cardUrl());
        Page away = byTls(oidc.login(his, "acr", "high"));
        HttpResponse<String> back =
                his.get(away.response().headers().firstValue("Location").orElseThrow());
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(back.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        return URI.create(back.headers().firstValue("Location").orElseThrow())
                .getQuery()
                .replaceFirst(".*returned=", "");
    }

    @Test
    void aTicketThatIsNotGoodLeadsToAPageOfTheOrdinaryHost() {
        Browser lost = Browser.with(anas.tls());

        Page page = lost.open(stack.addresses().cardUrl() + "/realms/es/pontis/place/eid-card?ticket=AAAA");

        assertThat(page.address()).startsWith(stack.addresses().brokerUrl());
        assertThat(page.response().statusCode()).isEqualTo(400);
        assertThat(page.problem()).isPresent();
    }

    @Test
    void aStepUpAsksOnlyForTheCard() {
        Browser hers = Browser.with(anas.tls());
        ana.logsInWithSmsPin(oidc.login(hers));

        byTls(oidc.login(hers, "acr", "high"));

        isAnaAtHigh(oidc, hers);
    }

    @Test
    void aStepUpWithSomebodyElsesCardIsRefused() {
        Browser hers = Browser.with(sandbox.card("00000005M").tls());
        ana.logsInWithSmsPin(oidc.login(hers));

        assertThat(byTls(oidc.login(hers, "acr", "high")).problem()).contains("OTHER_CITIZEN");
    }
}
