package org.pontis.sandbox.foreign;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.pontis.eidas.flow.PostForm;
import org.w3c.dom.Element;

import static org.pontis.sandbox.foreign.Misdeed.says;

/** What can be wrong with a request. */
final class RequestMisdeeds {

    private static final String ELSEWHERE = "https://elsewhere.example/";
    private static final Duration HOUR = Duration.ofHours(1);

    private RequestMisdeeds() {}

    static List<Misdeed> all() {
        return List.of(
                says(
                        "eidas-request-wrong-destination",
                        "The request is for somewhere else.",
                        Edit.set("AuthnRequest", "Destination", ELSEWHERE)),
                says(
                        "eidas-request-wrong-issuer",
                        "The request says it is from somebody else.",
                        Edit.text("Issuer", ELSEWHERE)),
                says("eidas-request-old", "The request was written an hour ago.", document -> Xml.first(
                                document, "AuthnRequest")
                        .setAttribute("IssueInstant", Misdeeds.ago(HOUR))),
                says("eidas-request-early", "The request is written in an hour.", document -> Xml.first(
                                document, "AuthnRequest")
                        .setAttribute("IssueInstant", Misdeeds.ago(HOUR.negated()))),
                says(
                        "eidas-request-answer-elsewhere",
                        "The answer shall go to an address that is not in the metadata.",
                        Edit.set("AuthnRequest", "AssertionConsumerServiceURL", ELSEWHERE)),
                says(
                        "eidas-request-login-of-before",
                        "A login of before shall do.",
                        Edit.set("AuthnRequest", "ForceAuthn", "false")),
                says("eidas-request-passive", "Nobody shall be asked.", Edit.set("AuthnRequest", "IsPassive", "true")),
                says(
                        "eidas-request-impossible-level",
                        "A level is asked for that there is not.",
                        Edit.text("AuthnContextClassRef", "http://eidas.europa.eu/LoA/test")),
                says(
                        "eidas-request-two-levels",
                        "Two levels at least are asked for.",
                        Edit.twice("AuthnContextClassRef")),
                says("eidas-request-no-type", "Neither public nor private.", Edit.remove("SPType")),
                says("eidas-request-odd-type", "Of a sector that there is not.", Edit.text("SPType", "PUBLIC")),
                says(
                        "eidas-request-half-the-data",
                        "The minimum data set is not asked for as a whole.",
                        Edit.without("DateOfBirth")),
                says("eidas-request-no-attributes", "Nothing is asked for.", Edit.remove("RequestedAttributes")),
                says(
                        "eidas-request-representative",
                        "A representative is asked for.",
                        Edit.named("PersonIdentifier", one -> {
                            Element other = (Element) one.cloneNode(true);
                            other.setAttribute(
                                    "Name",
                                    "http://eidas.europa.eu/attributes/naturalperson/representative/PersonIdentifier");
                            one.getParentNode().appendChild(other);
                        })),
                says(
                        "eidas-request-odd-name-format",
                        "The name shall be an e-mail address.",
                        Edit.set("NameIDPolicy", "Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress")),
                Misdeed.of(
                        "eidas-request-long-relay-state",
                        "The relay state has 81 characters.",
                        recipe -> recipe.form(form -> new PostForm(
                                form.destination(), form.field(), form.message(), Optional.of("x".repeat(81))))));
    }
}
