package org.pontis.sandbox.foreign;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.pontis.eidas.flow.PostForm;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

import static org.pontis.sandbox.foreign.Misdeed.in;
import static org.pontis.sandbox.foreign.Misdeed.says;

/** What can be wrong with an answer: in its envelope, in its assertion, with the person, and with how it is closed. */
final class AnswerMisdeeds {

    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";
    private static final String ELSEWHERE = "https://elsewhere.example/";
    private static final Duration HOUR = Duration.ofHours(1);

    private AnswerMisdeeds() {}

    static List<Misdeed> envelope() {
        return List.of(
                says(
                        "eidas-answer-wrong-status",
                        "The status is none of SAML.",
                        Edit.set("StatusCode", "Value", "urn:no")),
                says(
                        "eidas-answer-failure-with-assertion",
                        "The status is a failure, and there is an assertion all the same.",
                        Edit.set("StatusCode", "Value", STATUS + "Responder")),
                says("eidas-answer-wrong-destination", "The answer is for somewhere else.", destination(ELSEWHERE)),
                says(
                        "eidas-answer-no-destination",
                        "The answer is for nowhere.",
                        Edit.unset("Response", "Destination")),
                says(
                        "eidas-answer-to-another-request",
                        "The answer is to a request that nobody made.",
                        Edit.set("Response", "InResponseTo", "_nobody")),
                says(
                        "eidas-answer-unsolicited",
                        "The answer says of no request that it is its answer.",
                        Edit.unset("Response", "InResponseTo")),
                says(
                        "eidas-answer-wrong-issuer",
                        "The answer says it is from somebody else.",
                        Edit.text("Issuer", ELSEWHERE)),
                says("eidas-answer-old", "The answer was written an hour ago.", document -> Xml.first(
                                document, "Response")
                        .setAttribute("IssueInstant", Misdeeds.ago(HOUR))),
                says("eidas-answer-early", "The answer is written in an hour.", document -> Xml.first(
                                document, "Response")
                        .setAttribute("IssueInstant", Misdeeds.ago(HOUR.negated()))),
                Misdeed.of(
                        "eidas-answer-wrong-relay-state",
                        "The relay state is not the one that was sent along.",
                        recipe -> recipe.form(form -> new PostForm(
                                form.destination(), form.field(), form.message(), Optional.of("another")))));
    }

    static List<Misdeed> assertion() {
        return List.of(
                says("eidas-answer-no-assertion", "A login without an assertion.", Edit.remove("Assertion")),
                says("eidas-answer-two-assertions", "Two assertions, closed one by one.", document -> {
                    Edit.twice("Assertion").accept(document);
                    Xml.first(document, "Assertion").setAttribute("ID", "_another");
                }),
                says(
                        "eidas-answer-wrong-audience",
                        "The assertion is for somebody else.",
                        Edit.text("Audience", ELSEWHERE)),
                says(
                        "eidas-answer-wrong-recipient",
                        "The assertion is for another address.",
                        Edit.set("SubjectConfirmationData", "Recipient", ELSEWHERE)),
                says(
                        "eidas-answer-assertion-to-another-request",
                        "The assertion confirms its subject for another request.",
                        Edit.set("SubjectConfirmationData", "InResponseTo", "_nobody")),
                says(
                        "eidas-answer-holder-of-key",
                        "The subject is confirmed by a key that nobody shows.",
                        Edit.set("SubjectConfirmation", "Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key")),
                says("eidas-answer-expired", "The assertion ended an hour ago.", document -> {
                    Xml.first(document, "Conditions").setAttribute("NotBefore", Misdeeds.ago(HOUR.plusMinutes(30)));
                    Xml.first(document, "Conditions").setAttribute("NotOnOrAfter", Misdeeds.ago(HOUR));
                }),
                says(
                        "eidas-answer-confirmation-expired",
                        "The confirmation of the subject ended an hour ago.",
                        document -> Xml.first(document, "SubjectConfirmationData")
                                .setAttribute("NotOnOrAfter", Misdeeds.ago(HOUR))),
                says("eidas-answer-for-ten-years", "The assertion is good for ten years.", document -> Xml.first(
                                document, "Conditions")
                        .setAttribute("NotOnOrAfter", Misdeeds.ago(Duration.ofDays(-3_650)))),
                says(
                        "eidas-answer-assertion-of-another",
                        "The assertion is issued by somebody else than the answer.",
                        document -> Xml.children(Xml.first(document, "Assertion"), "Issuer")
                                .getFirst()
                                .setTextContent(ELSEWHERE)),
                says(
                        "eidas-answer-level-too-low",
                        "The login was at a lower level than asked for.",
                        level("http://eidas.europa.eu/LoA/low")),
                says(
                        "eidas-answer-level-not-published",
                        "The login was at a level that the metadata does not know.",
                        level("http://eidas.europa.eu/NotNotified/LoA/high")),
                says("eidas-answer-level-unknown", "The level is none.", level("http://eidas.europa.eu/LoA/test")),
                says("eidas-answer-old-login", "The citizen logged in before she was asked to.", document -> Xml.first(
                                document, "AuthnStatement")
                        .setAttribute("AuthnInstant", Misdeeds.ago(HOUR))),
                says("eidas-answer-two-logins", "The assertion tells of two logins.", Edit.twice("AuthnStatement")));
    }

    static List<Misdeed> person() {
        return List.of(
                says(
                        "eidas-answer-other-person",
                        "Somebody else logged in than she who logged in before.",
                        identifier(value -> value + "9")),
                says(
                        "eidas-answer-wrong-country",
                        "The citizen is of a third country.",
                        identifier(value -> "LV" + value.substring(2))),
                says(
                        "eidas-answer-for-another-country",
                        "The identifier is meant for a third country.",
                        identifier(value -> value.substring(0, 3) + "LV" + value.substring(5))),
                says(
                        "eidas-answer-odd-identifier",
                        "The identifier is in small letters.",
                        identifier(value -> value.toLowerCase(Locale.ROOT))),
                says("eidas-answer-missing-attribute", "There is no date of birth.", Edit.without("DateOfBirth")),
                says("eidas-answer-empty-attribute", "The family name is empty.", Edit.value("CurrentFamilyName", "")),
                says(
                        "eidas-answer-impossible-birth",
                        "The citizen was born on a 31st of February.",
                        Edit.value("DateOfBirth", "1984-02-31")),
                says(
                        "eidas-answer-attribute-twice",
                        "The identifier is there twice, with two values.",
                        Edit.named("PersonIdentifier", one -> {
                            Element other = (Element) one.cloneNode(true);
                            other.getFirstChild().setTextContent("CB/ES/another");
                            one.getParentNode().appendChild(other);
                        })),
                says(
                        "eidas-answer-more-attributes",
                        "There are attributes that nobody asked for and nobody knows; nobody may mind.",
                        Edit.append(
                                "AttributeStatement",
                                "<saml2:Attribute xmlns:saml2=\"" + Xml.SAML + "\" Name=\"http://cb.example/shoe-size\""
                                        + " NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\">"
                                        + "<saml2:AttributeValue>44</saml2:AttributeValue></saml2:Attribute>")));
    }

    static List<Misdeed> sealing() {
        return List.of(
                Misdeed.of("eidas-answer-plain", "The assertion is not encrypted.", recipe -> recipe.seal(Seal.NONE)),
                in(
                        "eidas-answer-for-another-reader",
                        "The assertion is encrypted for somebody else.",
                        (recipe, scene) ->
                                recipe.seal(Seal.to(scene.keys().encryption().certificate()))),
                Misdeed.of(
                        "eidas-answer-damaged-seal",
                        "The encrypted assertion was damaged before the answer was signed.",
                        recipe -> recipe.envelope(document -> {
                            List<Element> values = Xml.all(document.getDocumentElement()).stream()
                                    .filter(element -> element.getLocalName().equals("CipherValue"))
                                    .toList();
                            Element last = values.getLast();
                            String text = last.getTextContent();
                            char turned = text.charAt(40) == 'A' ? 'B' : 'A';
                            last.setTextContent(text.substring(0, 40) + turned + text.substring(41));
                        })),
                Misdeed.of(
                        "eidas-answer-plain-beside",
                        "Beside the encrypted assertion there is a plain one.",
                        recipe -> recipe.envelope(Edit.append(
                                "Response",
                                "<saml2:Assertion xmlns:saml2=\"" + Xml.SAML
                                        + "\" ID=\"_plain\" Version=\"2.0\" IssueInstant=\""
                                        + Misdeeds.ago(Duration.ZERO)
                                        + "\"><saml2:Issuer>x</saml2:Issuer></saml2:Assertion>"))));
    }

    private static Edit destination(String address) {
        return Edit.set("Response", "Destination", address);
    }

    private static Edit level(String uri) {
        return Edit.text("AuthnContextClassRef", uri);
    }

    private static Edit identifier(UnaryOperator<String> change) {
        return Edit.named("PersonIdentifier", attribute -> {
            Node value = attribute.getFirstChild();
            value.setTextContent(change.apply(value.getTextContent()));
        });
    }
}
