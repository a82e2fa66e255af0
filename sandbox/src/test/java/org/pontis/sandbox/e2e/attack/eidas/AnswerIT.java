package org.pontis.sandbox.e2e.attack.eidas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.flow.PostForm;
import org.pontis.sandbox.foreign.Citizen;
import org.pontis.sandbox.foreign.Edit;
import org.pontis.sandbox.foreign.Misdeed;
import org.pontis.sandbox.foreign.Misdeeds;
import org.pontis.sandbox.foreign.Pen;
import org.pontis.sandbox.foreign.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Part D of the catalogue, for answers: everything is signed by the right country, and something of it is wrong. */
class AnswerIT extends EidasAttack {

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String SCHEMA = "MSG-02";
    private static final String SCHEMA_AGAIN = "RSP-08";
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    @DisplayName("D1–D10 an answer has an ID, a version and a time, and is fresh")
    void envelope() {
        for (String version : List.of("", "1.1", "2.1", "3.0")) {
            refused(Set.of("RSP-11", SCHEMA, "MSG-01"), answer(Edit.set("Response", "Version", version)));
        }
        for (String time : List.of("", "yesterday", "2026-11-22", "1999", "2026-11-22T10:00:00+99:00")) {
            refused(Set.of(SCHEMA, "MSG-01"), answer(Edit.set("Response", "IssueInstant", time)));
        }
        refusedAnswer("RSP-14", "old");
        refusedAnswer("RSP-14", "early");
        refusedAnswer("RSP-14", Edit.set("Response", "IssueInstant", "9999-12-31T23:59:59Z"));
        refusedAnswer(SCHEMA, Edit.unset("Response", "IssueInstant"));
        // parts of a second are as good as none
        acceptedAnswer(saying(Edit.set("Response", "IssueInstant", Instant.now().toString())));
    }

    @Test
    @DisplayName("D11–D14, D90 an answer is to a request that is open, of this login")
    void inResponseTo() {
        refusedAnswer("RSP-15", "unsolicited");
        refusedAnswer("RSP-01", "to-another-request");
        refused(Set.of("RSP-15", SCHEMA), answer(Edit.set("Response", "InResponseTo", "")));
        // with the relay state of another login
        Browser browser = new Browser();
        PostForm request = us.begin(browser, us.abroad, LevelOfAssurance.HIGH);
        PostForm answer = us.abroad.answer(request);
        PostForm crossed = new PostForm(
                answer.destination(),
                answer.field(),
                answer.message(),
                us.begin(LevelOfAssurance.HIGH).relayState());
        refused(Set.of("RSP-19"), us.end(browser, () -> browser.carry(crossed)));
        // it is used up by that
        refused("RSP-01", us.abroad.answer(request));
    }

    @Test
    @DisplayName("D15–D18 an answer is for our address, letter by letter")
    void destination() {
        refusedAnswer("RSP-02", "wrong-destination");
        refusedAnswer("RSP-02", "no-destination");
        String ours = us.at("/connector/response");
        for (String other : List.of(
                ours + "/",
                ours + "?x",
                ours.toUpperCase(Locale.ROOT),
                ours.replace("response", "Response"),
                ours.replace("http:", "https:"),
                ours.replace("localhost", "127.0.0.1"),
                ours.replaceFirst(":\\d+/", "/"),
                us.at("/service/request"),
                us.at("/connector/metadata"))) {
            refusedAnswer("RSP-02", Edit.set("Response", "Destination", other));
        }
    }

    @Test
    @DisplayName("D19–D24 a status is one of SAML; only a success is a login, and only with an assertion")
    void status() {
        refusedAnswer("RSP-11", "wrong-status");
        refusedAnswer(SCHEMA, Edit.remove("Status"));
        refusedAnswer(SCHEMA, Edit.remove("StatusCode"));
        refusedAnswer("RSP-07", "no-assertion");
        for (String code : List.of("", "Success", STATUS + "success", STATUS + "AuthnFailed")) {
            refused(Set.of("RSP-11", SCHEMA), answer(Edit.set("StatusCode", "Value", code)));
        }
        OurNode.Ending failure =
                us.end(us.abroad.answer(us.begin(LevelOfAssurance.HIGH), named("failure-with-assertion")));
        assertThat(failure.code()).isEmpty();
        assertThat(failure.problem()).contains("LOGIN_FAILED");
    }

    @Test
    @DisplayName("D25–D29 answer and assertion are issued by the node that was asked")
    void issuer() {
        refusedAnswer("MSG-03", "wrong-issuer");
        refusedAnswer("ASN-02", "assertion-of-another");
        refusedAnswer("RSP-10", Edit.set("Issuer", "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"));
        refused(Set.of("MSG-03", SCHEMA), answer(Edit.text("Issuer", "")));
        refused(Set.of("MSG-03", SCHEMA), answer(Edit.remove("Issuer")));
        // the third country answers what the other was asked, as itself and as the other
        refused(Set.of("RSP-16"), us.abroad.answer(us.begin(LevelOfAssurance.HIGH), asTheThird(us.third.service())));
        refused(Set.of("RSP-04"), us.abroad.answer(us.begin(LevelOfAssurance.HIGH), asTheThird(us.abroad.service())));
    }

    @Test
    @DisplayName("D30–D38 there is one assertion, with an ID, a version and a time")
    void assertion() {
        refusedAnswer("RSP-07", "no-assertion");
        refusedAnswer("MSG-01", "two-assertions");
        Set<String> broken = Set.of("RSP-06", SCHEMA_AGAIN, "ASN-01");
        refused(broken, answer(Edit.unset("Assertion", "ID")));
        refused(broken, answer(Edit.set("Assertion", "ID", "")));
        refused(broken, answer(Edit.set("Assertion", "Version", "1.1")));
        refused(broken, answer(Edit.unset("Assertion", "IssueInstant")));
        refusedAnswer("ASN-03", later("Assertion", "IssueInstant", HOUR));
    }

    @Test
    @DisplayName("D39–D46 a subject has a name of a sane length and of the format that was asked for")
    void subject() {
        Set<String> broken = Set.of("RSP-06", SCHEMA_AGAIN, "ASN-04", "ASN-06");
        refused(broken, answer(Edit.remove("Subject")));
        refused(broken, answer(Edit.remove("NameID")));
        refused(broken, answer(Edit.text("NameID", "")));
        refusedAnswer("ASN-04", Edit.text("NameID", "x".repeat(257)));
    }

    @Test
    @DisplayName("D47–D58 the subject is confirmed once, by bearer, for this request, at this address, now")
    void confirmation() {
        refusedAnswer("ASN-06", "holder-of-key");
        refusedAnswer("ASN-06", Edit.remove("SubjectConfirmation"));
        refusedAnswer("ASN-06", Edit.twice("SubjectConfirmation"));
        refusedAnswer("ASN-08", "wrong-recipient");
        refusedAnswer("ASN-08", Edit.unset("SubjectConfirmationData", "Recipient"));
        refusedAnswer("ASN-07", "assertion-to-another-request");
        refusedAnswer("ASN-07", Edit.unset("SubjectConfirmationData", "InResponseTo"));
        refusedAnswer("ASN-09", "confirmation-expired");
        refusedAnswer("ASN-09", Edit.unset("SubjectConfirmationData", "NotOnOrAfter"));
        refusedAnswer("ASN-09", Edit.set("SubjectConfirmationData", "NotBefore", "2020-01-01T00:00:00Z"));
    }

    @Test
    @DisplayName("D59–D68, D93 an assertion is valid now, not for long, and under conditions that we know")
    void conditions() {
        Set<String> window = Set.of("ASN-10", "ASN-11", "ASN-12");
        refused(window, answer(Edit.remove("Conditions")));
        refused(window, answer(Edit.unset("Conditions", "NotBefore")));
        refused(window, answer(Edit.unset("Conditions", "NotOnOrAfter")));
        refusedAnswer("ASN-11", "expired");
        refusedAnswer("ASN-10", "for-ten-years");
        refused(window, answer(later("Conditions", "NotBefore", HOUR)));
        refusedAnswer("ASN-10", document -> {
            Element conditions = Xml.first(document, "Conditions");
            String from = conditions.getAttribute("NotBefore");
            conditions.setAttribute("NotBefore", conditions.getAttribute("NotOnOrAfter"));
            conditions.setAttribute("NotOnOrAfter", from);
        });
        // the clocks of two countries may differ by a minute, and not by more
        acceptedAnswer(saying(later("Conditions", "NotBefore", Duration.ofSeconds(45))));
        refusedAnswer("ASN-11", later("Conditions", "NotBefore", Duration.ofSeconds(75)));
        refused(
                Set.of("ASN-13", "RSP-06", SCHEMA_AGAIN),
                answer(Edit.append("Conditions", "<x:unknown xmlns:x=\"urn:x\"/>")));
    }

    @Test
    @DisplayName("D69–D73 the audience is us, by our entity ID, in every restriction")
    void audience() {
        refusedAnswer("ASN-12", "wrong-audience");
        refusedAnswer("ASN-12", Edit.remove("AudienceRestriction"));
        String ours = us.at("/connector/metadata");
        for (String other : List.of(
                ours + "/",
                ours.toUpperCase(Locale.ROOT),
                us.at(""),
                us.at("/service/metadata"),
                us.at("/connector/response"))) {
            refusedAnswer("ASN-12", Edit.text("Audience", other));
        }
        String restriction = "<saml:AudienceRestriction xmlns:saml=\"" + Xml.SAML
                + "\"><saml:Audience>https://elsewhere.example/</saml:Audience></saml:AudienceRestriction>";
        refusedAnswer("ASN-12", Edit.append("Conditions", restriction));
        acceptedAnswer(saying(Edit.append(
                "AudienceRestriction",
                "<saml:Audience xmlns:saml=\"" + Xml.SAML + "\">https://elsewhere.example/</saml:Audience>")));
    }

    @Test
    @DisplayName("D74–D80 there is one login, after the request, not in the future, at a level that is one")
    void authentication() {
        refusedAnswer("ASN-14", "two-logins");
        refusedAnswer("ASN-14", Edit.remove("AuthnStatement"));
        refusedAnswer("ASN-16", "old-login");
        refusedAnswer("ASN-15", later("AuthnStatement", "AuthnInstant", HOUR));
        refusedAnswer("ASN-15", later("AuthnStatement", "SessionNotOnOrAfter", HOUR.negated()));
        refusedAnswer("LOA-02", "level-unknown");
        for (String level :
                List.of("high", "http://eidas.europa.eu/LoA/HIGH", "http://eidas.europa.eu/LoA/high ", "x y")) {
            refused(
                    Set.of("LOA-02", "LOA-03", "LOA-04", "RSP-06"),
                    answer(Edit.text("AuthnContextClassRef", level + "\u00a0")));
        }
        refused(Set.of("LOA-02", "RSP-06", SCHEMA_AGAIN), answer(Edit.remove("AuthnContextClassRef")));
    }

    @Test
    @DisplayName("D81 no answer is below the level that was asked for, or of a kind that nobody published")
    void level() {
        refusedAnswer("LOA-04", "level-too-low");
        refusedAnswer("LOA-03", "level-not-published");
        us.abroad.citizen(Citizen.SOMEBODY.level(LevelOfAssurance.SUBSTANTIAL));
        refused("LOA-04", us.abroad.answer(us.begin(LevelOfAssurance.HIGH)));
        accepted(us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL)));
        us.abroad.citizen(Citizen.SOMEBODY);
    }

    @Test
    @DisplayName("D84 the minimum data set is there, once, about one person, and nothing else is taken in")
    void attributes() {
        refusedAnswer("ATT-03", "missing-attribute");
        refusedAnswer("RSP-09", "empty-attribute");
        refusedAnswer("ATT-01", "attribute-twice");
        refusedAnswer("ASN-14", Edit.remove("AttributeStatement"));
        refusedAnswer("ATT-01", Edit.named("DateOfBirth", one -> one.setAttribute("NameFormat", "urn:x")));
        refusedAnswer("ATT-02", document -> {
            Edit.named(
                            "PersonIdentifier",
                            one -> copy(one, "http://eidas.europa.eu/attributes/legalperson/LegalPersonIdentifier"))
                    .accept(document);
            Edit.named("CurrentFamilyName", one -> copy(one, "http://eidas.europa.eu/attributes/legalperson/LegalName"))
                    .accept(document);
        });
        // somebody who acts for somebody else, to a broker that does not know such a thing
        refusedAnswer("ATT-09", document -> {
            for (String name : List.of("PersonIdentifier", "CurrentFamilyName", "CurrentGivenName", "DateOfBirth")) {
                Edit.named(
                                "naturalperson/" + name,
                                one -> copy(
                                        one, "http://eidas.europa.eu/attributes/naturalperson/representative/" + name))
                        .accept(document);
            }
        });
        acceptedAnswer(named("more-attributes"));
    }

    @Test
    @DisplayName("D85 an identifier is of the country that answers, for ours, and as the profile spells it")
    void identifier() {
        refusedAnswer("ATT-05", "wrong-country");
        refusedAnswer("ATT-06", "for-another-country");
        refusedAnswer("ATT-04", "odd-identifier");
        for (String odd : List.of(
                "CB/ES/", "CB/ES", "CB//1", "/ES/1", "CBES1", "cb/es/1", "CB/ES/" + "1".repeat(300), "CB/ES/1 2")) {
            refusedAnswer("ATT-04", Edit.value("PersonIdentifier", odd));
        }
    }

    @Test
    @DisplayName("D86 dates are dates, and names are text, whatever they look like")
    void values() {
        refusedAnswer("ATT-04", "impossible-birth");
        for (String odd : List.of(
                "1984", "1984-2-29", "29-02-1984", "1984-02-29T00:00:00Z", "+1984-02-29", "1985-02-29", "0000-00-00")) {
            refusedAnswer("ATT-04", Edit.value("DateOfBirth", odd));
        }
        refusedAnswer("ATT-10", Edit.value("DateOfBirth", "2084-02-29"));
        for (String name :
                List.of("<script>alert(1)</script>", "O'Brien & \"Søns\"", "\u202egnirts", "𝔘😀", "${x}", "محمد")) {
            OurNode.Ending ending = us.end(
                    us.abroad.answer(us.begin(LevelOfAssurance.HIGH), saying(Edit.value("CurrentFamilyName", name))));
            assertThat(ending.result()).isEqualTo("accepted");
            assertThat(us.redeem(ending.code().orElseThrow()).getClaim("family_name"))
                    .isEqualTo(name);
        }
    }

    @Test
    @DisplayName("D87, D99 an answer is good once, in whatever browser and however soon")
    void replay() {
        Browser browser = new Browser();
        PostForm first = us.abroad.answer(us.begin(browser, us.abroad, LevelOfAssurance.HIGH));
        String code = us.end(first).code().orElseThrow();
        us.redeem(code);
        // who reloads sees the end that it came to: the same code, which is used up
        OurNode.Ending reloaded = us.end(first);
        assertThat(reloaded.result()).isEqualTo("MSG-04");
        assertThat(reloaded.code()).contains(code);
        assertThatThrownBy(() -> us.redeem(code)).hasMessageContaining("invalid_grant");
        // in any other browser it is nothing at all
        OurNode.Ending elsewhere = us.end(new Browser(), () -> new Browser().carry(first));
        assertThat(elsewhere.result()).isEqualTo("MSG-04");
        assertThat(elsewhere.code()).isEmpty();
        // the request is used up, so that a second answer to it is none
        PostForm request = us.begin(LevelOfAssurance.HIGH);
        PostForm one = us.abroad.answer(request);
        String only = us.end(us.abroad.answer(request)).code().orElseThrow();
        OurNode.Ending second = us.end(one);
        assertThat(second.result()).isEqualTo("RSP-01");
        second.code().ifPresent(same -> assertThat(same).isEqualTo(only));
    }

    @Test
    @DisplayName("D89 the assertion of one answer is good for no other")
    void swapped() {
        String stolen = Misdeeds.text(us.abroad.answer(us.begin(LevelOfAssurance.HIGH)));
        UnaryOperator<String> swap = xml -> {
            Document document = Xml.parse(xml);
            Element mine = Xml.first(document, "EncryptedAssertion");
            mine.getParentNode()
                    .replaceChild(document.importNode(Xml.first(Xml.parse(stolen), "EncryptedAssertion"), true), mine);
            return Xml.text(document);
        };
        // on the way the signature notices, and where the country itself swaps them the confirmation
        refusedAnswer("RSP-04", after(swap));
        refusedAnswer(
                "ASN-07",
                (recipe, scene) -> recipe.envelope(document -> {
                    Element mine = Xml.first(document, "EncryptedAssertion");
                    mine.getParentNode()
                            .replaceChild(
                                    document.importNode(Xml.first(Xml.parse(stolen), "EncryptedAssertion"), true),
                                    mine);
                }));
    }

    @Test
    @DisplayName("D91, F4 another browser gets nothing for an answer: neither the attacker's nor the victim's")
    void anotherBrowser() {
        Browser attackers = new Browser();
        PostForm request = us.begin(attackers, us.abroad, LevelOfAssurance.HIGH);
        PostForm answer = us.abroad.answer(request);
        // the victim's browser, without any login and with one of its own, brings the attacker's answer
        Browser victims = new Browser();
        us.begin(victims, us.abroad, LevelOfAssurance.HIGH);
        OurNode.Ending ending = us.end(victims, () -> victims.carry(answer));
        assertThat(ending.code()).isEmpty();
        assertThat(ending.problem()).contains("OTHER_BROWSER");
    }

    private static Misdeed.Change named(String misdeed) {
        return Misdeeds.named("eidas-answer-" + misdeed).change();
    }

    private static PostForm answer(Edit edit) {
        return us.abroad.answer(us.begin(LevelOfAssurance.SUBSTANTIAL), saying(edit));
    }

    private static Misdeed.Change asTheThird(String issuer) {
        return (recipe, scene) -> recipe.content(document -> Xml.all(document.getDocumentElement()).stream()
                        .filter(element -> element.getLocalName().equals("Issuer"))
                        .forEach(element -> element.setTextContent(issuer)))
                .pen(Pen.of(us.third.keys().signing()));
    }

    private static Edit later(String element, String attribute, Duration time) {
        return document -> Xml.first(document, element)
                .setAttribute(attribute, Instant.now().plus(time).toString());
    }

    private static void copy(Element attribute, String name) {
        Element copy = (Element) attribute.cloneNode(true);
        copy.setAttribute("Name", name);
        copy.removeAttribute("FriendlyName");
        attribute.getParentNode().appendChild(copy);
    }
}
