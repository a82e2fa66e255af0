package org.pontis.sandbox.portal.saml;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opensaml.saml.saml2.core.LogoutRequest;
import org.opensaml.saml.saml2.core.LogoutResponse;
import org.opensaml.saml.saml2.core.SessionIndex;
import org.opensaml.saml.saml2.core.StatusCode;
import org.pontis.eidas.saml.PinnedKeys;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.SoapEnvelope;
import org.pontis.eidas.saml.UnverifiedMessage;
import org.pontis.sandbox.portal.Browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class SingleLogoutIT extends PortalTest {

    private PinnedKeys portalKeys;

    @BeforeEach
    void signIn() throws Exception {
        portalKeys = StubBroker.pinned(PortalKey.keptIn(keys.resolve("portal-saml.pem")));
        login("");
    }

    @Test
    void logoutEndsAtTheStartWithoutAFurtherClick() {
        HttpResponse<String> end = browser.follow(url + "/logout");

        assertThat(end.uri().toString()).isEqualTo(url + "/");
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
        assertThat(broker.lastLogout.getNameID().getValue()).isEqualTo("pairwise-1");
        assertThat(broker.lastLogout.getSessionIndexes())
                .singleElement()
                .extracting(SessionIndex::getValue)
                .isEqualTo("session-1");
    }

    @Test
    void theSessionHereEndsBeforeTheBrokerIsAsked() {
        String id = browser.cookie("portal_saml").orElseThrow();
        browser.get(url + "/logout");
        browser.plant(url, "portal_saml", id);

        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void aStrangerWhoLogsOutIsSentHome() {
        assertThat(Browser.location(new Browser().get(url + "/logout"))).isEqualTo(url + "/");
    }

    @Test
    void afterARefusedStepUpTheBrokerIsStillAsked() {
        login("?acr=high");
        assertThat(me().get("error")).isEqualTo("acr_too_low");
        browser.follow(url + "/logout");

        assertThat(broker.lastLogout).isNotNull();
    }

    @Test
    void aLoginThatThisPortalFoundTooLowIsEndedAtTheBrokerToo() {
        Browser fresh = new Browser();
        deliver(fresh, fields(fresh, "?acr=high"));
        assertThat(fresh.json(url + "/me").get("error")).isEqualTo("acr_too_low");
        fresh.follow(url + "/logout");

        assertThat(broker.lastLogout.getNameID().getValue()).isEqualTo("pairwise-1");
    }

    @Test
    void aPartialLogoutIsToldToTheCitizen() {
        broker.logoutStatus = "urn:oasis:names:tc:SAML:2.0:status:Responder";

        assertThat(browser.follow(url + "/logout").body()).contains("data-problem=\"partial_logout\"");
    }

    @Test
    void aLogoutResponseNobodyAskedForIsRejected() {
        assertThat(browser.get(broker.logoutAnswer("_other", "state")).statusCode())
                .isEqualTo(400);
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    @Test
    void theBrokerLogsOutBehindTheBrowsersBack() throws Exception {
        HttpResponse<String> response = soap(request(portal.singleLogoutServiceSoap()));

        assertThat(response.statusCode()).isEqualTo(200);
        LogoutResponse answer = UnverifiedMessage.readSoap(response.body().getBytes(UTF_8), LogoutResponse.class)
                .verify(portalKeys)
                .content();
        assertThat(answer.getInResponseTo()).isEqualTo("_logout");
        assertThat(answer.getIssuer().getValue()).isEqualTo(portal.entityId());
        assertThat(answer.getStatus().getStatusCode().getValue()).isEqualTo(StatusCode.SUCCESS);
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void onlyTheNamedSessionEnds() {
        soap(request(portal.singleLogoutServiceSoap()).replace(">session-1<", ">session-2<"));
        assertThat(me().get("loggedIn")).isEqualTo(true);
        soap(request(portal.singleLogoutServiceSoap())
                .replace("_logout", "_logout2")
                .replace(">pairwise-1<", ">pairwise-2<"));
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    @Test
    void withoutAnIndexAllSessionsOfTheNameEnd() {
        soap(request(portal.singleLogoutServiceSoap())
                .replace("<samlp:SessionIndex>session-1</samlp:SessionIndex>", ""));

        assertThat(me().get("loggedIn")).isEqualTo(false);
    }

    @Test
    void aLogoutRequestWorksOnce() {
        soap(request(portal.singleLogoutServiceSoap()));
        login("");
        HttpResponse<String> again = soap(request(portal.singleLogoutServiceSoap()));

        rejected(again);
    }

    @Test
    void aRequestThatIsNotRightEndsNothing() {
        String good = request(portal.singleLogoutServiceSoap());
        rejected(soap(good.replace("/slo-soap", "/slo")));
        rejected(soap(good.replace("<saml:Issuer>" + portal.broker(), "<saml:Issuer>" + portal.broker() + "x")));
        rejected(soap(good.replace("2026-11-22T10:00:00Z", "2026-11-22T09:50:00Z")));
        rejected(soap(good.replace("NotOnOrAfter=\"2026-11-22T10:05:00Z\"", "NotOnOrAfter=\"2026-11-22T09:58:00Z\"")));
    }

    @Test
    void anUnsignedRequestEndsNothing() {
        rejected(browser.post(
                portal.singleLogoutServiceSoap(), SoapEnvelope.around(request(portal.singleLogoutServiceSoap()))));
    }

    @Test
    void aStrangersRequestEndsNothing(@TempDir java.nio.file.Path folder) {
        broker.key = StubBroker.freshKey(folder);

        rejected(soap(request(portal.singleLogoutServiceSoap())));
    }

    @Test
    void aChangedRequestEndsNothing() {
        String signed = sign(request(portal.singleLogoutServiceSoap()).replace("pairwise-1", "pairwise-2"));

        rejected(browser.post(
                portal.singleLogoutServiceSoap(), SoapEnvelope.around(signed.replace("pairwise-2", "pairwise-1"))));
    }

    @Test
    void rubbishInSoapIsAFault() {
        rejected(browser.post(portal.singleLogoutServiceSoap(), "<a/>"));
        rejected(browser.post(portal.singleLogoutServiceSoap(), "<!DOCTYPE a><a/>"));
    }

    @Test
    void theBrokerLogsOutByRedirect() throws Exception {
        String to = RedirectBinding.url(
                portal.singleLogoutService(),
                "SAMLRequest",
                request(portal.singleLogoutService()),
                "state",
                broker.key);
        URI answer = URI.create(Browser.location(browser.get(to)));

        assertThat(answer.toString())
                .startsWith(portal.broker() + "/protocol/saml?")
                .contains("&RelayState=state&");
        LogoutResponse response = RedirectBinding.read(answer.getRawQuery(), "SAMLResponse", LogoutResponse.class)
                .verify(portalKeys)
                .content();
        assertThat(response.getInResponseTo()).isEqualTo("_logout");
        assertThat(me().get("loggedIn")).isEqualTo(false);
    }

    @Test
    void theBrokerLogsOutByPost() throws Exception {
        HttpResponse<String> page = browser.post(
                portal.singleLogoutService(),
                Map.of("SAMLRequest", PostBinding.encode(sign(request(portal.singleLogoutService())))));

        assertThat(form(page).attr("action")).isEqualTo(portal.broker() + "/protocol/saml");
        LogoutResponse response = PostBinding.read(hidden(page).get("SAMLResponse"), LogoutResponse.class)
                .verify(portalKeys)
                .content();
        assertThat(response.getDestination()).isEqualTo(portal.broker() + "/protocol/saml");
        assertThat(hidden(page)).as("no relay state came").doesNotContainKey("RelayState");
        assertThat(me().get("loggedIn")).isEqualTo(false);
    }

    @Test
    void anUnsignedFrontChannelMessageIsRejected() {
        HttpResponse<String> page = browser.post(
                portal.singleLogoutService(),
                Map.of("SAMLRequest", PostBinding.encode(request(portal.singleLogoutService()))));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(browser.get(portal.singleLogoutService()).statusCode()).isEqualTo(400);
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    private void rejected(HttpResponse<String> fault) {
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).contains("<S:Fault>");
        assertThat(me().get("loggedIn")).isEqualTo(true);
    }

    private HttpResponse<String> soap(String request) {

        return browser.post(portal.singleLogoutServiceSoap(), SoapEnvelope.around(sign(request)));
    }

    private String sign(String request) {
        try {
            return broker.key.sign(UnverifiedMessage.read(request.getBytes(UTF_8), LogoutRequest.class)
                    .trustedByItsSource());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String request(String destination) {
        return """
                <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
                ID="_logout" Version="2.0" IssueInstant="2026-11-22T10:00:00Z" NotOnOrAfter="2026-11-22T10:05:00Z" Destination="%s">\
                <saml:Issuer>%s</saml:Issuer>\
                <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">pairwise-1</saml:NameID>\
                <samlp:SessionIndex>session-1</samlp:SessionIndex></samlp:LogoutRequest>""".formatted(destination, portal.broker());
    }
}
