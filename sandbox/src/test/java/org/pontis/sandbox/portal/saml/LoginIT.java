package org.pontis.sandbox.portal.saml;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opensaml.saml.saml2.core.AuthnContextClassRef;
import org.opensaml.saml.saml2.core.RequestedAuthnContext;
import org.opensaml.saml.saml2.metadata.EntityDescriptor;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.portal.Browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What a good login looks like on the wire and afterwards. */
class LoginIT extends PortalTest {

    private static final String LOA = "http://eidas.europa.eu/LoA/";

    @Test
    void whoIsLoggedInIsToldExactlyAsTheAssertionSays() {
        assertThat(login(""))
                .isEqualTo(Map.of(
                        "loggedIn",
                        true,
                        "subject",
                        "pairwise-1",
                        "acr",
                        LOA + "low",
                        "amr",
                        List.of("sms"),
                        "loginMethod",
                        "sms-pin",
                        "claims",
                        Map.of(
                                "person_identifier", "00000001R",
                                "given_name", "Ana",
                                "family_name", "García Ruiz",
                                "birthdate", "1980-05-17")));
    }

    @Test
    void aStrangerIsNobody() {
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void withoutAWishNothingIsAskedFor() {
        login("");

        assertThat(broker.lastRequest.getRequestedAuthnContext()).isNull();
        assertThat(broker.lastRequest.getScoping()).isNull();
        assertThat(broker.lastRequest.isForceAuthn()).isFalse();
        assertThat(broker.lastRequest.isPassive()).isFalse();
        assertThat(broker.lastRequest.getAssertionConsumerServiceURL()).isEqualTo(url + "/acs");
        assertThat(broker.lastRequest.getDestination()).isEqualTo(portal.broker() + "/protocol/saml");
        assertThat(broker.lastRequest.getIssuer().getValue()).isEqualTo(url + "/metadata");
    }

    @Test
    void theRedirectBindingWorksAsWell() {
        assertThat(login("?binding=redirect").get("loggedIn")).isEqualTo(true);
        assertThat(broker.lastRequest.getSignature())
                .as("the signature is in the query")
                .isNull();
    }

    @Test
    void levelsGoOutAsUris() {
        broker.answer.loa = LOA + "high";
        login("?acr=substantial%20" + LOA + "high&comparison=exact");

        RequestedAuthnContext context = broker.lastRequest.getRequestedAuthnContext();
        assertThat(context.getComparison().toString()).isEqualTo("exact");
        assertThat(context.getAuthnContextClassRefs())
                .extracting(AuthnContextClassRef::getURI)
                .containsExactly(LOA + "substantial", LOA + "high");
    }

    @Test
    void theComparisonIsMinimumUnlessSaidOtherwise() {
        login("?acr=low");

        assertThat(broker.lastRequest.getRequestedAuthnContext().getComparison().toString())
                .isEqualTo("minimum");
    }

    @ParameterizedTest
    @CsvSource({
        "prompt=login, true, false",
        "max_age=0, true, false",
        "max_age=60, false, false",
        "prompt=none, false, true",
        "prompt=none%20login, true, true",
    })
    void promptsBecomeForceAuthnAndIsPassive(String query, boolean force, boolean passive) {
        login("?" + query);

        assertThat(broker.lastRequest.isForceAuthn()).isEqualTo(force);
        assertThat(broker.lastRequest.isPassive()).isEqualTo(passive);
    }

    @Test
    void theMethodHintIsAnEntryOfTheList() {
        login("?method=sms-pin");

        assertThat(broker.lastRequest.getScoping().getIDPList().getIDPEntrys())
                .singleElement()
                .extracting(entry -> entry.getProviderID())
                .isEqualTo("urn:pontis:method:sms-pin");
    }

    @Test
    void aMalformedWishIsABadRequest() {
        for (String query :
                List.of("?max_age=-1", "?max_age=soon", "?prompt=dance", "?comparison=MINIMUM", "?comparison=best")) {
            assertThat(browser.get(url + "/login" + query).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    @Test
    void theFormSendsItselfOrByItsButton() {
        HttpResponse<String> page = browser.get(url + "/login");

        assertThat(Jsoup.parse(page.body()).select("form button[type=submit]")).hasSize(1);
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("script-src 'self';", "form-action 'self' " + addresses.brokerUrl())
                .doesNotContain("unsafe");
        assertThat(browser.get(url
                                + Jsoup.parse(page.body()).selectFirst("script").attr("src"))
                        .body())
                .contains("submit()");
    }

    @ParameterizedTest
    @CsvSource({
        "Responder, NoAuthnContext, NoAuthnContext",
        "Responder, NoPassive, NoPassive",
        "Responder, AuthnFailed, AuthnFailed",
        "Requester, RequestDenied, RequestDenied",
        "Responder, , Responder",
    })
    void aRefusalIsTheStatusOfTheSecondLevel(String first, String second, String error) {
        broker.answer.refuse(status(first, second, "Because."));

        assertThat(login("?acr=high"))
                .isEqualTo(Map.of("loggedIn", false, "error", error, "errorDescription", "Because."));
    }

    @Test
    void aRefusalWithoutWordsGetsASentence() {
        broker.answer.refuse(status("Responder", "NoAuthnContext", null));

        assertThat(login("").get("errorDescription")).asString().isNotBlank();
    }

    @Test
    void aRefusedStepUpTakesNothingAway() {
        Map<String, Object> before = login("");
        broker.answer.refuse(status("Responder", "NoAuthnContext", "No method reaches it."));

        assertThat(login("?acr=high"))
                .containsEntry("loggedIn", false)
                .containsEntry("error", "NoAuthnContext")
                .containsEntry("stillSignedIn", before);
        assertThat(browser.get(url + "/me").body())
                .contains(
                        "You are still signed in",
                        "data-problem=\"NoAuthnContext\"",
                        "No method reaches it.",
                        "00000001R");
    }

    @Test
    void theSessionIdIsNewAtEveryLogin() {
        browser.plant(url, "portal_saml", "planted");
        login("");
        String first = browser.cookie("portal_saml").orElseThrow();
        login("");

        assertThat(first).isNotEqualTo("planted");
        assertThat(browser.cookie("portal_saml").orElseThrow()).isNotEqualTo(first);
        Browser thief = new Browser();
        thief.plant(url, "portal_saml", first);
        assertThat(thief.json(url + "/me").get("loggedIn")).as("the old id").isEqualTo(false);
    }

    @Test
    void twoTabsCanLogInAtTheSameTime() {
        Map<String, String> first = fields("");
        Map<String, String> second = fields("");

        assertThat(deliver(browser, second).body()).contains("You are signed in");
        assertThat(deliver(browser, first).body()).contains("You are signed in");
    }

    @Test
    void cookiesAreOutOfReachOfScriptsAndOtherSites() {
        assertThat(browser.get(url + "/login").headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("portal_saml_login=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void theAnswerMayArriveWithoutCookies() {
        Map<String, String> fields = fields("");
        HttpResponse<String> toOurselves = new Browser().post(portal.assertionConsumerService(), fields);

        assertThat(toOurselves.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.follow(Browser.location(toOurselves)).body()).contains("You are signed in");
    }

    @Test
    void thePortalIsUpBeforeTheBroker(@TempDir java.nio.file.Path folder) throws Exception {
        Addresses later = Addresses.free();
        Files.copy(keys.resolve("portal-saml.pem"), folder.resolve("portal-saml.pem"));
        try (SamlPortal early = SamlPortal.start(later, folder)) {
            assertThat(early.certificateBase64()).isEqualTo(running.certificateBase64());
            assertThat(browser.get(later.portalSamlUrl() + "/login").statusCode())
                    .isEqualTo(503);
        }
    }

    @Test
    void aNewKeyOfTheBrokerIsKnownAfterFiveMinutes(@TempDir java.nio.file.Path folder) {
        login("");
        broker.key = StubBroker.freshKey(folder);
        assertThat(login("").get("error")).isEqualTo("invalid_assertion");

        now.updateAndGet(time -> time.plus(Duration.ofMinutes(5)));
        assertThat(login("").get("loggedIn")).isEqualTo(true);
    }

    @Test
    void theKeyIsReadableByItsOwnerOnly() throws Exception {
        assertThat(Files.getPosixFilePermissions(keys.resolve("portal-saml.pem")))
                .hasSize(2);
    }

    @Test
    void theMetadataIsSignedAndHoldsTheCertificate() throws Exception {
        String xml = browser.get(url + "/metadata").body();
        EntityDescriptor entity = UnverifiedMessage.read(xml.getBytes(UTF_8), EntityDescriptor.class)
                .verify(StubBroker.pinned(PortalKey.keptIn(keys.resolve("portal-saml.pem"))))
                .content();

        assertThat(entity.getEntityID()).isEqualTo(url + "/metadata");
        assertThat(entity.getSPSSODescriptor("urn:oasis:names:tc:SAML:2.0:protocol")
                        .getKeyDescriptors()
                        .getFirst()
                        .getKeyInfo()
                        .getX509Datas()
                        .getFirst()
                        .getX509Certificates()
                        .getFirst()
                        .getValue()
                        .replace("\n", ""))
                .isEqualTo(running.certificateBase64());
    }

    private static String status(String first, String second, String message) {
        String urn = "urn:oasis:names:tc:SAML:2.0:status:";
        return "<samlp:Status><samlp:StatusCode Value=\"" + urn + first + "\">"
                + (second == null ? "" : "<samlp:StatusCode Value=\"" + urn + second + "\"/>") + "</samlp:StatusCode>"
                + (message == null ? "" : "<samlp:StatusMessage>" + message + "</samlp:StatusMessage>")
                + "</samlp:Status>";
    }
}
