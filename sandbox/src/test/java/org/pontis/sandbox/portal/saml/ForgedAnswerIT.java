package org.pontis.sandbox.portal.saml;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.portal.Browser;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that must not log anybody in. */
class ForgedAnswerIT extends PortalTest {

    private static final String LOA = "http://eidas.europa.eu/LoA/";

    /** Everything here is signed by the broker: what is wrong is what it says. */
    @ParameterizedTest
    @MethodSource
    void aSignedAnswerThatIsNotRightIsRefused(UnaryOperator<String> edit) {
        broker.answer.edit = edit;

        refused(login(""));
    }

    static Stream<Named<UnaryOperator<String>>> aSignedAnswerThatIsNotRightIsRefused() {
        return Stream.of(
                replaced("another audience", "{portal}</saml:Audience>", "http://localhost:1/metadata</saml:Audience>"),
                replaced("an audience with a slash more", "{portal}</saml:Audience>", "{portal}/</saml:Audience>"),
                replaced(
                        "a second restriction without us",
                        "</saml:Conditions>",
                        "<saml:AudienceRestriction><saml:Audience>urn:x</saml:Audience></saml:AudienceRestriction></saml:Conditions>"),
                removed(
                        "no audience",
                        "<saml:AudienceRestriction><saml:Audience>{portal}</saml:Audience></saml:AudienceRestriction>"),
                replaced(
                        "a condition nobody knows", "</saml:Conditions>", "<saml:ProxyRestriction/></saml:Conditions>"),
                removed("no window", " NotOnOrAfter=\"{until}\""),
                replaced("a destination elsewhere", "Destination=\"{acs}\"", "Destination=\"http://localhost:1/acs\""),
                removed("no destination", " Destination=\"{acs}\""),
                replaced("a recipient elsewhere", "Recipient=\"{acs}\"", "Recipient=\"http://localhost:1/acs\""),
                removed("no recipient", " Recipient=\"{acs}\""),
                replaced(
                        "an answer to another request",
                        "Destination=\"{acs}\" InResponseTo=\"{request}\"",
                        "Destination=\"{acs}\" InResponseTo=\"_other\""),
                replaced(
                        "an answer to no request",
                        "Destination=\"{acs}\" InResponseTo=\"{request}\"",
                        "Destination=\"{acs}\""),
                replaced(
                        "a confirmation of another request",
                        "Data InResponseTo=\"{request}\"",
                        "Data InResponseTo=\"_other\""),
                replaced("a confirmation of no request", "Data InResponseTo=\"{request}\"", "Data"),
                removed("an endless confirmation", " NotOnOrAfter=\"{confirmedUntil}\""),
                replaced(
                        "a confirmation with a beginning",
                        "<saml:SubjectConfirmationData ",
                        "<saml:SubjectConfirmationData NotBefore=\"{now}\" "),
                replaced("a sender-vouches confirmation", "cm:bearer", "cm:sender-vouches"),
                replaced(
                        "two confirmations",
                        "<saml:SubjectConfirmation ",
                        "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"/><saml:SubjectConfirmation "),
                replaced(
                        "another issuer",
                        "InResponseTo=\"{request}\"><saml:Issuer>{broker}",
                        "InResponseTo=\"{request}\"><saml:Issuer>{broker}x"),
                replaced(
                        "another issuer of the assertion",
                        "IssueInstant=\"{now}\"><saml:Issuer>{broker}",
                        "IssueInstant=\"{now}\"><saml:Issuer>{broker}/"),
                replaced(
                        "an issuer with a format",
                        "InResponseTo=\"{request}\"><saml:Issuer>",
                        "InResponseTo=\"{request}\"><saml:Issuer Format=\"urn:x\">"),
                replaced("no subject's name", ">pairwise-1<", "><"),
                replaced("a passing name", "nameid-format:persistent", "nameid-format:transient"),
                replaced("a very long name", "pairwise-1", "x".repeat(257)),
                replaced(
                        "two authentications",
                        "<saml:AuthnStatement ",
                        "<saml:AuthnStatement AuthnInstant=\"{now}\"><saml:AuthnContext><saml:AuthnContextClassRef>{class}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement><saml:AuthnStatement "),
                replaced("no class", "<saml:AuthnContextClassRef>{class}</saml:AuthnContextClassRef>", ""),
                replaced("an empty class", ">{class}<", "><"),
                replaced(
                        "an attribute twice",
                        "</saml:AttributeStatement>",
                        "<saml:Attribute Name=\"urn:pontis:attributes:amr\"><saml:AttributeValue>pin</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>"),
                replaced(
                        "an identifier with two values",
                        "<saml:AttributeValue>00000001R",
                        "<saml:AttributeValue>00000002W</saml:AttributeValue><saml:AttributeValue>00000001R"),
                replaced(
                        "another version",
                        "Version=\"2.0\" IssueInstant=\"{now}\" Destination",
                        "Version=\"2.1\" IssueInstant=\"{now}\" Destination"),
                replaced("no assertion", Answer.assertion(), ""));
    }

    @Test
    void anAnswerOfAStrangerIsRefused(@TempDir java.nio.file.Path folder) {
        login("");
        broker.key = StubBroker.freshKey(folder);

        refused(login(""));
    }

    @Test
    void aMissingSignatureIsNoticed() {
        broker.answer.signResponse = false;
        refused(login(""));
        broker.answer.signResponse = true;
        broker.answer.signAssertion = false;
        refused(login(""));
        broker.answer.signResponse = false;
        refused(login(""));
    }

    @Test
    void anAnswerThatWasChangedOnTheWayIsRefused() {
        broker.answer.tamper = xml -> xml.replace("pairwise-1", "pairwise-2");

        refused(login(""));
    }

    @Test
    void aCommentInTheNameIsRefused() {
        broker.answer.tamper = xml -> xml.replace("pairwise-1", "pairwise-1<!-- -->.evil");

        refused(login(""));
    }

    @Test
    void anAnswerWorksOnce() {
        Map<String, String> fields = fields("");
        deliver(browser, fields);

        assertThat(deliver(browser, fields).statusCode()).isEqualTo(400);
        assertThat(me().get("loggedIn")).as("the first one stays").isEqualTo(true);
    }

    @Test
    void anAnswerDoesNotFitTheNextLogin() {
        Map<String, String> first = fields("");
        Map<String, String> second = new LinkedHashMap<>(fields(""));
        second.put("SAMLResponse", first.get("SAMLResponse"));
        deliver(browser, second);

        refused(me());
    }

    @Test
    void anUnsolicitedAnswerIsNotEvenRead() {
        Map<String, String> fields = fields("");
        for (String relayState : new String[] {"", "other", "http://evil.example/", "x".repeat(500)}) {
            Map<String, String> unsolicited = new LinkedHashMap<>(fields);
            unsolicited.put("RelayState", relayState);
            assertThat(deliver(browser, unsolicited).statusCode()).isEqualTo(400);
        }
        assertThat(me()).isEqualTo(Map.of("loggedIn", false));
    }

    @Test
    void anAnswerIsForTheBrowserThatAsked() {
        Map<String, String> fields = fields("");
        Browser other = new Browser();
        other.get(url + "/login");

        assertThat(deliver(other, fields).statusCode()).isEqualTo(400);
        assertThat(other.json(url + "/me")).isEqualTo(Map.of("loggedIn", false));
        assertThat(deliver(browser, fields).statusCode())
                .as("and it is used up")
                .isEqualTo(400);
    }

    @Test
    void aTicketWorksOnceAndForAMinute() {
        HttpResponse<String> first = browser.post(portal.assertionConsumerService(), fields(""));
        now.updateAndGet(time -> time.plusSeconds(61));
        assertThat(browser.get(Browser.location(first)).statusCode()).isEqualTo(400);

        HttpResponse<String> second = browser.post(portal.assertionConsumerService(), fields(""));
        browser.follow(Browser.location(second));
        assertThat(browser.get(Browser.location(second)).statusCode()).isEqualTo(400);
    }

    @Test
    void parametersComeOnce() {
        Map<String, String> fields = fields("");
        String body = Browser.query(fields);
        for (String twice : new String[] {body + "&SAMLResponse=x", body + "&RelayState=x", body + "&SAMLRequest=x"}) {
            assertThat(browser.post(portal.assertionConsumerService(), twice).statusCode())
                    .isEqualTo(400);
        }
        assertThat(browser.post(portal.assertionConsumerService() + "?SAMLResponse=x", body)
                        .statusCode())
                .isEqualTo(400);
        assertThat(deliver(browser, fields).body()).as("nothing was used up").contains("You are signed in");
    }

    @ParameterizedTest
    @CsvSource({"119, true", "121, false"})
    void anAssertionIsGoodForItsMinuteAndOneMore(long seconds, boolean good) {
        Map<String, String> fields = fields("");
        now.updateAndGet(time -> time.plusSeconds(seconds));
        deliver(browser, fields);

        assertThat(me().get("loggedIn")).isEqualTo(good);
    }

    @ParameterizedTest
    @CsvSource({"59, true", "61, false"})
    void anAssertionFromTheFutureIsGoodForAMinute(long seconds, boolean good) {
        fields("");
        now.updateAndGet(time -> time.plusSeconds(seconds));
        Map<String, String> fields =
                Map.of("SAMLResponse", broker.responseField(), "RelayState", broker.lastRelayState);
        now.updateAndGet(time -> time.minusSeconds(seconds));
        deliver(browser, fields);

        assertThat(me().get("loggedIn")).isEqualTo(good);
    }

    @Test
    void aLoginIsFinishedWithinHalfAnHour() {
        Map<String, String> fields = fields("");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(31)));

        assertThat(deliver(browser, withAnswer(fields)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "acr=substantial, low, acr_too_low",
        "acr=high, substantial, acr_too_low",
        "acr=low, high,",
        "acr=high%20substantial, substantial,",
        "acr=low&comparison=exact, substantial, acr_too_low",
        "acr=low&comparison=exact, low,",
        "acr=low&comparison=better, low, acr_too_low",
        "acr=low&comparison=better, substantial,",
        "acr=substantial&comparison=maximum, high, acr_too_low",
        "acr=substantial&comparison=maximum, low,",
    })
    void theLevelIsHeldAgainstTheWish(String query, String achieved, String error) {
        broker.answer.loa = LOA + achieved;

        Map<String, Object> me = login("?" + query);
        assertThat(me.get("loggedIn")).isEqualTo(error == null);
        assertThat(me.get("error")).isEqualTo(error);
    }

    @Test
    void aLevelNobodyKnowsSatisfiesNoWish() {
        broker.answer.loa = "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";

        assertThat(login("?acr=low").get("error")).isEqualTo("acr_too_low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "PGE+", "PCFET0NUWVBFIGE+PGEvPg=="})
    void rubbishIsRefused(String rubbish) {
        Map<String, String> fields = new LinkedHashMap<>(fields(""));
        fields.put("SAMLResponse", rubbish);
        deliver(browser, fields);

        refused(me());
    }

    private static void refused(Map<String, Object> me) {
        assertThat(me.get("loggedIn")).isEqualTo(false);
        assertThat(me.get("error")).isEqualTo("invalid_assertion");
    }

    private static Named<UnaryOperator<String>> replaced(String name, String what, String by) {
        assertThat(new Answer().template).as(name).contains(what);
        return Named.of(name, xml -> xml.replace(what, by));
    }

    private static Named<UnaryOperator<String>> removed(String name, String what) {
        return replaced(name, what, "");
    }
}
