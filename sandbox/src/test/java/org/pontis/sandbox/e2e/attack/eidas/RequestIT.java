package org.pontis.sandbox.e2e.attack.eidas;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.sandbox.foreign.Asked;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Wish;
import org.pontis.sandbox.foreign.Xml;

import static org.assertj.core.api.Assertions.assertThat;

/** Part D of the catalogue, for requests: everything is signed by the right country, and something of it is wrong. */
class RequestIT extends EidasAttack {

    private static final String SCHEMA = "MSG-02";
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @DisplayName("D1–D10, D15–D18, D25–D29 a request has an ID, a version and a time, is fresh and for our address")
    void envelope() {
        refusedRequest("REQ-24", "old");
        refusedRequest("REQ-24", "early");
        refusedRequest("REQ-08", "wrong-destination");
        refusedRequest("MSG-03", "wrong-issuer");
        for (String version : List.of("1.1", "2.1")) {
            refusedRequest(Set.of("REQ-22", SCHEMA, "MSG-01"), request(Edit.set("AuthnRequest", "Version", version)));
        }
        refusedRequest(Set.of(SCHEMA, "MSG-01"), request(Edit.set("AuthnRequest", "IssueInstant", "yesterday")));
        refusedRequest(Set.of(SCHEMA, "MSG-01"), request(Edit.unset("AuthnRequest", "IssueInstant")));
        refusedRequest("REQ-08", saying(Edit.unset("AuthnRequest", "Destination")));
        for (String other :
                List.of(us.at("/service/request/"), us.at("/connector/response"), us.at("/service/request?x"))) {
            refusedRequest("REQ-08", saying(Edit.set("AuthnRequest", "Destination", other)));
        }
        refusedRequest("REQ-24", saying(document -> Xml.first(document, "AuthnRequest")
                .setAttribute("IssueInstant", Instant.now().minus(HOUR).toString())));
    }

    @Test
    @DisplayName("D83, F5 whatever the browser changes in a request, nobody is asked to log in")
    void changedOnTheWay() {
        for (String[] change : new String[][] {
            {"LoA/low", "LoA/high"},
            {">public<", ">private<"},
            {"Tax office", "Thief"},
            {"isRequired=\"true\"", "isRequired=\"false\""},
            {us.abroad.connector(), us.third.connector()}
        }) {
            refusedRequest(
                    Set.of("REQ-01"),
                    us.abroad
                            .ask(Wish.USUAL, after(xml -> xml.replaceFirst(change[0], change[1])))
                            .form());
        }
    }

    @Test
    @DisplayName("D84, D96 what is asked for is what the profile knows, at a level that there is")
    void wishes() {
        assertThat(answeredRequest("REQ-11", "impossible-level")).isEqualTo(badRequest());
        assertThat(answeredRequest("REQ-11", "two-levels")).isEqualTo(badRequest());
        for (String comparison : List.of("better", "maximum", "exact")) {
            answeredRequest("REQ-11", saying(Edit.set("RequestedAuthnContext", "Comparison", comparison)));
        }
        refusedRequest(Set.of(SCHEMA, "MSG-01"), request(Edit.set("RequestedAuthnContext", "Comparison", "about")));
        answeredRequest("REQ-11", saying(Edit.remove("RequestedAuthnContext")));
        answeredRequest("REQ-12", "no-type");
        refusedRequest(SCHEMA, "odd-type");
        answeredRequest("REQ-13", "no-attributes");
        answeredRequest("REQ-14", "half-the-data");
        answeredRequest("REQ-16", "representative");
        answeredRequest("REQ-10", "odd-name-format");
    }

    @Test
    @DisplayName("D92 the relay state comes back as it was, 80 octets at most, and is nothing but text")
    void relayState() {
        refusedRequest("MSG-05", "long-relay-state");
        for (String odd : List.of(
                "https://thief.example/",
                "javascript:alert(1)",
                "\\\\thief",
                "\"><script>alert(1)</script>",
                "a\r\nSet-Cookie: x=y",
                "ñ",
                "x".repeat(80))) {
            Asked asked = us.abroad.ask(Wish.USUAL.relayState(Optional.of(odd)));
            OurNode.Reply reply = us.reply(asked.form());
            PostForm answer = us.login(reply);
            assertThat(answer.destination()).isEqualTo(us.abroad.connector().replace("/metadata", "/response"));
            assertThat(answer.relayState().map(state -> state.replace("\r\n", "\n")))
                    .contains(odd.replace("\r\n", "\n"));
        }
        Asked without = us.abroad.ask(Wish.USUAL.relayState(Optional.empty()));
        assertThat(us.login(us.reply(without.form())).relayState()).isEmpty();
    }

    @Test
    @DisplayName("D94 an answer goes to the address of the metadata, whatever a request says")
    void answerElsewhere() {
        assertThat(answeredRequest("REQ-05", "answer-elsewhere")).isEqualTo(badRequest());
        answeredRequest(
                "REQ-06",
                saying(Edit.set(
                        "AuthnRequest", "ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact")));
    }

    @Test
    @DisplayName("D95 a login of before never counts, and nobody logs in without a page")
    void force() {
        answeredRequest("REQ-03", "login-of-before");
        assertThat(answeredRequest("REQ-04", "passive").subCode()).contains(SubCode.NO_PASSIVE);
        answeredRequest("REQ-03", saying(Edit.unset("AuthnRequest", "ForceAuthn")));
    }

    @Test
    @DisplayName("D97 options that the profile has no use for are refused, not ignored")
    void options() {
        String subject = "<saml:Subject xmlns:saml=\"" + Xml.SAML + "\"><saml:NameID>x</saml:NameID></saml:Subject>";
        assertThat(answeredRequest("REQ-07", saying(Edit.before("NameIDPolicy", subject)))
                        .subCode())
                .contains(SubCode.REQUEST_UNSUPPORTED);
        answeredRequest("REQ-21", saying(Edit.set("AuthnRequest", "Consent", "urn:x")));
    }

    @Test
    @DisplayName("D98 a request of more than 128 KiB, or of a relying party that is not admitted, is refused")
    void notAdmitted() {
        refusedRequest(
                Set.of("MSG-01", "REQUEST_MALFORMED"), request(Edit.text("RequestedAttributes", "x".repeat(131_073))));
        EidasStatus status = answeredPrivate();
        assertThat(status.code()).isEqualTo(Code.REQUESTER);
        assertThat(status.subCode()).contains(SubCode.REQUEST_DENIED);
    }

    @Test
    @DisplayName("D88 a request is good once")
    void replay() {
        PostForm request = us.abroad.ask(Wish.USUAL).form();
        us.reply(request).accepted();
        refusedRequest(Set.of("MSG-04"), request);
        refusedRequest(Set.of("MSG-04"), request);
    }

    @Test
    @DisplayName("D86 what a relying party abroad calls itself is text on our pages, and nothing else")
    void names() {
        for (String name : List.of(
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</title><h1>x",
                "{0} ${x} #{x} {{x}}",
                "\u202egnirts")) {
            Asked asked = us.abroad.ask(Wish.USUAL.providerName(name));
            OurNode.Reply reply = us.reply(asked.form());
            HttpResponse<String> page = us.consent(reply);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("<script>alert", "<img src=x", "<h1>x");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe-inline");
            String shown = Jsoup.parse(page.body()).text();
            assertThat(shown.replace("\u2068", "").replace("\u2069", ""))
                    .contains(name.replace("\u202e", "").substring(1, 5));
        }
    }

    @Test
    @DisplayName("D91 a login that began in another browser goes no further, and nobody decides for another")
    void anotherBrowser() {
        Asked asked = us.abroad.ask(Wish.USUAL);
        OurNode.Reply reply = us.reply(asked.form());
        String page = us.consent(reply).uri().toString();
        Browser thief = new Browser();
        assertThat(Browser.problem(thief.get(page))).contains("OTHER_BROWSER");
        HttpResponse<String> decided =
                thief.post(us.at("/service/consent"), Map.of("id", OurNode.parameter(page, "id"), "consent", "accept"));
        assertThat(Browser.problem(decided)).contains("OTHER_BROWSER");
        assertThat(Browser.letter(decided)).isEmpty();
    }

    private static EidasStatus answeredPrivate() {
        Asked asked = us.abroad.ask(Wish.USUAL.spType(SpType.PRIVATE));
        OurNode.Reply reply = us.reply(asked.form());
        PostForm answer = reply.answer().orElseThrow();
        return ((ResponseVerdict.Declined<Asked>) us.abroad.take(answer, asked)).status();
    }

    private static PostForm request(Edit edit) {
        return us.abroad
                .ask(Wish.USUAL.level(LevelOfAssurance.LOW), saying(edit))
                .form();
    }

    private static EidasStatus badRequest() {
        return EidasStatus.of(Code.REQUESTER, "The request breaks the profile.");
    }
}
