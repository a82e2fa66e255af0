package org.pontis.eidas.saml.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.check.ResponseVerdict.Accepted;
import org.pontis.eidas.saml.check.ResponseVerdict.Declined;
import org.pontis.eidas.saml.check.ResponseVerdict.Refused;
import org.pontis.eidas.saml.encryption.EncryptionPolicy;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasResponse.Failure;
import org.pontis.eidas.saml.message.EidasResponse.Success;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pontis.eidas.saml.check.Border.*;
import static org.pontis.eidas.saml.check.Edit.*;

/** Each sentence about responses is broken once by one change to a good message; then only that sentence objects. */
class ResponseRulesTest {

    private static final String SAML = "xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\"";

    private static final Edit UNKNOWN_CONDITION = append(
            "Conditions",
            "<saml2:Condition " + SAML
                    + " xmlns:x=\"urn:x\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                    + " xsi:type=\"x:OnlyOnSundays\"/>");

    static Stream<Arguments> broken() {
        return Stream.concat(Stream.concat(brokenEnvelopes(), brokenFrames()), brokenAttributes());
    }

    private static Stream<Arguments> brokenEnvelopes() {
        return Stream.of(
                arguments("RSP-11", "another version", set("Response", "Version", "1.1")),
                arguments("RSP-10", "another issuer format", set("Issuer", "Format", "urn:other")),
                arguments("RSP-02", "for another connector", set("Response", "Destination", ACS + "?")),
                arguments("RSP-02", "for nobody", unset("Response", "Destination")),
                arguments("RSP-14", "too early", set("Response", "IssueInstant", "2026-11-22T10:01:01Z")),
                arguments("RSP-18", "before its request", set("Response", "IssueInstant", "2026-11-22T09:57:29Z")));
    }

    private static Stream<Arguments> brokenFrames() {
        return Stream.of(
                arguments("ASN-01", "another version", set("Assertion", "Version", "1.1")),
                arguments("ASN-02", "another issuer", in("Assertion", "Issuer", e -> e.setTextContent(CONNECTOR))),
                arguments("ASN-02", "an odd issuer", in("Assertion", "Issuer", e -> e.setAttribute("Format", "urn:x"))),
                arguments("ASN-03", "too early", set("Assertion", "IssueInstant", "2026-11-22T10:01:01Z")),
                arguments("ASN-04", "nobody", text("NameID", " ")),
                arguments("ASN-04", "a long name", text("NameID", "n".repeat(257))),
                arguments("ASN-05", "another format", set("NameID", "Format", NameIdFormat.TRANSIENT.uri())),
                arguments("ASN-05", "no format", unset("NameID", "Format")),
                arguments("ASN-06", "holder of key", set("SubjectConfirmation", "Method", "urn:holder")),
                arguments("ASN-06", "confirmed twice", twice("SubjectConfirmation")),
                arguments("ASN-07", "for another request", set("SubjectConfirmationData", "InResponseTo", "_other")),
                arguments("ASN-07", "for no request", unset("SubjectConfirmationData", "InResponseTo")),
                arguments("ASN-08", "for another address", set("SubjectConfirmationData", "Recipient", CONNECTOR)),
                arguments("ASN-08", "for no address", unset("SubjectConfirmationData", "Recipient")),
                arguments("ASN-09", "over", set("SubjectConfirmationData", "NotOnOrAfter", "2026-11-22T09:59:00Z")),
                arguments("ASN-09", "for ever", unset("SubjectConfirmationData", "NotOnOrAfter")),
                arguments(
                        "ASN-09", "with a start", set("SubjectConfirmationData", "NotBefore", "2026-11-22T09:59:00Z")),
                arguments("ASN-10", "no start", unset("Conditions", "NotBefore")),
                arguments("ASN-10", "no end", unset("Conditions", "NotOnOrAfter")),
                arguments("ASN-10", "ten years", set("Conditions", "NotOnOrAfter", "2036-11-22T10:00:00Z")),
                arguments("ASN-10", "backwards", set("Conditions", "NotOnOrAfter", "2026-11-22T10:00:00Z")),
                arguments("ASN-11", "not yet", set("Conditions", "NotBefore", "2026-11-22T10:01:01Z")),
                arguments(
                        "ASN-11",
                        "no longer",
                        set("Conditions", "NotBefore", "2026-11-22T09:50:00Z")
                                .and(set("Conditions", "NotOnOrAfter", "2026-11-22T09:59:00Z"))),
                arguments("ASN-12", "for another audience", text("Audience", SERVICE)),
                arguments("ASN-12", "for our address", text("Audience", ACS)),
                arguments("ASN-12", "for everybody", remove("AudienceRestriction")),
                arguments(
                        "ASN-12", "for others too", twice("AudienceRestriction").and(text("Audience", SERVICE))),
                arguments("ASN-14", "two logins", twice("AuthnStatement")),
                arguments("ASN-14", "two lists of attributes", append("Assertion", attributeStatement())),
                arguments(
                        "ASN-15", "logged in tomorrow", set("AuthnStatement", "AuthnInstant", "2026-11-23T10:00:00Z")),
                arguments(
                        "ASN-15", "session over", set("AuthnStatement", "SessionNotOnOrAfter", "2026-11-22T09:58:00Z")),
                arguments("ASN-16", "logged in before", set("AuthnStatement", "AuthnInstant", "2026-11-22T09:57:29Z")),
                arguments("LOA-02", "no level", text("AuthnContextClassRef", "high")),
                arguments("LOA-02", "looks notified", text("AuthnContextClassRef", "http://eidas.europa.eu/LoA/test")),
                arguments("LOA-04", "too low", text("AuthnContextClassRef", LevelOfAssurance.LOW.uri())));
    }

    private static Stream<Arguments> brokenAttributes() {
        String identifier = "PersonIdentifier";
        return Stream.of(
                arguments(
                        "RSP-09",
                        "no value",
                        append("AttributeStatement", attribute(AttributeProfile.GENDER, ""))
                                .and(named("Gender", gender -> gender.removeChild(gender.getFirstChild())))),
                arguments(
                        "RSP-09",
                        "an empty value",
                        append("AttributeStatement", attribute(AttributeProfile.GENDER, " "))),
                arguments(
                        "RSP-09",
                        "a value that is XML",
                        append(
                                "AttributeStatement",
                                attribute(AttributeProfile.GENDER, "<b xmlns=\"urn:b\">Female</b>"))),
                arguments(
                        "ATT-01",
                        "another name format",
                        named(identifier, e -> e.setAttribute("NameFormat", "urn:other"))),
                arguments("ATT-01", "one twice", named(identifier, e -> e.getParentNode()
                        .appendChild(e.cloneNode(true)))),
                arguments("ATT-03", "no date of birth", without("DateOfBirth")),
                arguments("ATT-04", "no such day", value("DateOfBirth", "2001-02-29")),
                arguments("ATT-04", "a name in two lines", value("CurrentGivenName", "Mari\nadmin")),
                arguments("ATT-10", "born tomorrow", value("DateOfBirth", "2026-11-24")),
                arguments("ATT-04", "an identifier without country", value(identifier, "60001019906")),
                arguments("ATT-04", "an identifier in lower case", value(identifier, "ee/es/60001019906")),
                arguments("ATT-04", "an endless identifier", value(identifier, "EE/ES/" + "6".repeat(251))),
                arguments(
                        "ATT-04",
                        "two identifiers",
                        named(identifier, e -> e.appendChild(e.getFirstChild().cloneNode(true)))),
                arguments("ATT-05", "another country's citizen", value(identifier, "LV/ES/60001019906")),
                arguments("ATT-06", "meant for another country", value(identifier, "EE/PT/60001019906")));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments("RSP-11", "MSG-02", "MSG-02", unset("Response", "IssueInstant")),
                arguments("ASN-01", "RSP-06", "RSP-08", unset("Assertion", "IssueInstant")),
                arguments("ASN-15", "RSP-06", "RSP-08", unset("AuthnStatement", "AuthnInstant")),
                arguments("ASN-13", "RSP-06", "RSP-08", UNKNOWN_CONDITION));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void whatBreaksTheSchemaTooIsRefusedForThat(String id, String step, String explained, Edit edit) {
        String xml = answer(LOGIN, edit);
        assertRefused(step, examineAnswer(xml, FOREIGN_SERVICE, OPEN, (issuer, seen, until) -> true));
        assertThat(explainAnswer(xml, FOREIGN_SERVICE, OPEN).report().outcomes().stream()
                        .filter(outcome -> !outcome.ok())
                        .map(Outcome::id))
                .containsExactly(explained, id);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("broken")
    void oneBrokenSentenceIsOneObjection(String id, String what, Edit edit) {
        assertOnly(id, answer(LOGIN, edit), FOREIGN_SERVICE, OPEN);
    }

    @Test
    void everySentenceIsBrokenSomewhereHere() {
        Stream<String> others = Stream.of(
                "RSP-15", "RSP-03", "RSP-16", "RSP-17", "RSP-19", "RSP-07", "ASN-13", "LOA-03", "ATT-02", "ATT-07",
                "ATT-08", "ATT-09");
        assertThat(Stream.concat(broken().map(row -> (String) row.get()[0]), others))
                .containsAll(Stream.of(
                                ids(ResponseRules.ENVELOPE),
                                ids(ResponseRules.EXCHANGE),
                                ids(ResponseRules.CONTENT),
                                ids(SubjectRules.ALL),
                                ids(StatementRules.ALL),
                                ids(AttributeRules.ALL))
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void aGoodResponseIsBelieved() {
        TrustedAssertion assertion =
                accepted(examineAnswer(answer(LOGIN, NONE))).assertion();
        assertThat(assertion.identity()).isEqualTo(MARI);
        assertThat(assertion.level()).isEqualTo(new GrantedLevel.Notified(LevelOfAssurance.HIGH));
        assertThat(assertion.country()).isEqualTo(EE);
        assertThat(assertion.service()).isEqualTo(SERVICE);
        assertThat(assertion.inResponseTo()).isEqualTo(REQUEST.id());
        assertThat(assertion.authenticatedAt()).isEqualTo(NOW);
        assertThat(assertion.nameId()).isEqualTo(LOGIN.nameId());
    }

    @Test
    void aFailureIsToldWithItsStatus() {
        EidasStatus refusal = EidasStatus.of(
                EidasStatus.Code.RESPONDER, EidasStatus.SubCode.REQUEST_DENIED, "Citizen consent not given.");
        ResponseVerdict<OpenRequest> verdict = examineAnswer(answer(new Failure(refusal), NONE));
        assertThat(((Declined<OpenRequest>) verdict).status()).isEqualTo(refusal);
        assertThat(((Declined<OpenRequest>) verdict).request()).isEqualTo(OPEN);
    }

    @Test
    void anAssertionInAFailureIsNotLookedAt() {
        Edit failed =
                set("StatusCode", "Value", EidasStatus.Code.RESPONDER.uri()).and(text("NameID", "NotAvailable"));
        assertThat(examineAnswer(answer(LOGIN, failed))).isInstanceOf(Declined.class);
    }

    @Test
    void anUnknownStatusIsNone() {
        Edit odd = set("StatusCode", "Value", "urn:oasis:names:tc:SAML:2.0:status:success");
        assertRefused("RSP-11", examineAnswer(answer(LOGIN, odd)));
    }

    @Test
    void anAnswerToNothingIsRefused() {
        assertRefused("RSP-15", examineAnswer(answer(LOGIN, unset("Response", "InResponseTo"))));
        assertRefused("RSP-01", examineAnswer(answer(LOGIN, set("Response", "InResponseTo", "_nobody-asked"))));
    }

    @Test
    void theExchangeHasToFit() {
        String xml = answer(LOGIN, NONE);
        EidasRequest another = Border.request(DataSet.NATURAL, NameIdFormat.PERSISTENT);
        assertOnly("RSP-03", xml, FOREIGN_SERVICE, new Waiting(another, SERVICE, EE, false, Optional.of("relay")));
        assertOnly("RSP-16", xml, FOREIGN_SERVICE, new Waiting(REQUEST, CONNECTOR, EE, false, Optional.of("relay")));
        NodeCountry latvia = new NodeCountry("LV");
        assertOnly("RSP-17", xml, FOREIGN_SERVICE, new Waiting(REQUEST, SERVICE, latvia, false, Optional.of("relay")));
        assertRefused(
                "RSP-19",
                examineAnswer(
                        xml,
                        FOREIGN_SERVICE,
                        new Waiting(REQUEST, SERVICE, EE, false, Optional.of("other")),
                        (issuer, id, until) -> true));
    }

    @Test
    void aRefusalThatUsedUpTheRequestSaysWhichOne() {
        ResponseVerdict<OpenRequest> late = examineAnswer(answer(LOGIN, without("DateOfBirth")));
        assertThat(((Refused<OpenRequest>) late).request()).contains(OPEN);
        ResponseVerdict<OpenRequest> early = examineAnswer(answer(LOGIN, set("Response", "Destination", "https://x/")));
        assertThat(((Refused<OpenRequest>) early).request()).isEmpty();
    }

    @Test
    void aPlainAssertionIsForThoseWhoAgreedToIt() {
        String plain = signedPlain(LOGIN, NONE);
        assertOnly("RSP-07", plain, FOREIGN_SERVICE, OPEN);
        assertThat(examineAnswer(plain, service(plain()), OPEN, (issuer, id, until) -> true))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aSuccessWithoutAssertionIsNone() {
        assertRefused("RSP-07", examineAnswer(signedPlain(LOGIN, remove("Assertion"))));
    }

    @Test
    void whatIsEncryptedForOthersIsRefused() {
        assertRefused("RSP-06", examineAnswer(signed(LOGIN, NONE, STRANGER, ANSWERING)));
    }

    @Test
    void aStrangersSignatureIsRefused() {
        assertRefused("RSP-04", examineAnswer(signed(LOGIN, NONE, READING, STRANGER)));
    }

    @Test
    void aChangeAfterSigningIsRefused() {
        String xml = answer(LOGIN, NONE);
        assertRefused("RSP-04", examineAnswer(xml.replace("status:Success", "status:Responder")));
        assertRefused(
                "RSP-04",
                examineAnswer(xml.replaceFirst("(?s)<[a-z0-9]+:EncryptedAssertion.*EncryptedAssertion>", "")));
    }

    @Test
    void anUnknownIssuerIsRefused() {
        assertRefused("MSG-03", examineAnswer(answer(LOGIN, text("Issuer", CONNECTOR))));
    }

    @Test
    void whatIsNoResponseIsRefused() {
        assertRefused("MSG-01", examineAnswer(signed(REQUEST, NONE, ANSWERING)));
    }

    @Test
    void aResponseIsAcceptedOnce() {
        Seen seen = new Seen();
        String xml = answer(LOGIN, NONE);
        assertThat(examineAnswer(xml, FOREIGN_SERVICE, OPEN, seen)).isInstanceOf(Accepted.class);
        assertRefused("MSG-04", examineAnswer(xml, FOREIGN_SERVICE, OPEN, seen));
    }

    @Test
    void anAssertionIsAcceptedOnceInWhateverResponse() {
        Seen seen = new Seen();
        Edit same = set("Assertion", "ID", "_the-same");
        assertThat(examineAnswer(answer(LOGIN, same), FOREIGN_SERVICE, OPEN, seen))
                .isInstanceOf(Accepted.class);
        assertRefused("ASN-17", examineAnswer(answer(LOGIN, same), FOREIGN_SERVICE, OPEN, seen));
    }

    @Test
    void aConditionForOneTimeIsUnderstood() {
        Edit oneTime = append("Conditions", "<saml2:OneTimeUse " + SAML + "/>");
        assertThat(examineAnswer(answer(LOGIN, oneTime))).isInstanceOf(Accepted.class);
    }

    @Test
    void aLevelThatIsNotPublishedIsRefused() {
        ForeignService modest = new ForeignService(
                SERVICE, EE, FOREIGN_SERVICE.keys(), notified(LevelOfAssurance.SUBSTANTIAL), Tolerance.NONE);
        assertOnly("LOA-03", answer(LOGIN, NONE), modest, OPEN);
    }

    @Test
    void ourAddressAsAudienceIsForThoseWhoNeedIt() {
        Tolerance lenient = new Tolerance(false, EncryptionPolicy.EIDAS, true);
        assertThat(examineAnswer(
                        answer(LOGIN, text("Audience", ACS)), service(lenient), OPEN, (issuer, id, until) -> true))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void anIdentifierForAThirdCountryIsForThoseWhoNeedIt() {
        String xml = answer(LOGIN, value("PersonIdentifier", "EE/PT/60001019906"));
        Tolerance lenient = new Tolerance(false, EncryptionPolicy.EIDAS, false, true);
        assertThat(examineAnswer(xml, service(lenient), OPEN, (issuer, id, until) -> true))
                .isInstanceOf(Accepted.class);
        assertOnly("ATT-05", answer(LOGIN, value("PersonIdentifier", "LV/PT/60001019906")), service(lenient), OPEN);
    }

    @Test
    void anIdentifierForNobodyIsTaken() {
        String xml = answer(LOGIN, value("PersonIdentifier", "EE/EE/60001019906"));
        assertThat(examineAnswer(xml, FOREIGN_SERVICE, OPEN, (issuer, id, until) -> true))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void anyNameIdentifierWillDoIfNoneWasAskedFor() {
        Waiting any = waiting(unspecified(DataSet.NATURAL), false);
        Edit transientName = set("NameID", "Format", NameIdFormat.TRANSIENT.uri())
                .and(set("Response", "InResponseTo", any.request().id()))
                .and(set(
                        "SubjectConfirmationData", "InResponseTo", any.request().id()));
        String xml = answer(LOGIN, transientName);
        assertThat(explainAnswer(xml, FOREIGN_SERVICE, any).report().firstFailure())
                .isEmpty();
    }

    @Test
    void oneNaturalOrLegalPersonIsOnePerson() {
        Edit both = document -> mari(DataSet.LEGAL).forEach((attribute, values) -> append(
                        "AttributeStatement",
                        attribute(attribute, values.getFirst().text()))
                .accept(document));
        assertRefused("ATT-02", examineAnswer(answer(LOGIN, both)));
        Identity company = Identity.of(new Person(DataSet.LEGAL, mari(DataSet.LEGAL)));
        assertOnly("ATT-07", answer(of(company), NONE), FOREIGN_SERVICE, OPEN);
        Waiting forCompanies = waiting(Border.request(DataSet.LEGAL, NameIdFormat.PERSISTENT), false);
        String expected = answer(of(company), answering(forCompanies));
        assertThat(explainAnswer(expected, FOREIGN_SERVICE, forCompanies)
                        .report()
                        .firstFailure())
                .isEmpty();
    }

    @Test
    void aRepresentativeIsForThoseWhoUnderstandThat() {
        Identity child = new Identity(
                MARI.person(),
                Optional.of(new Person(DataSet.NATURAL_REPRESENTATIVE, mari(DataSet.NATURAL_REPRESENTATIVE))));
        String xml = answer(of(child), NONE);
        assertOnly("ATT-09", xml, FOREIGN_SERVICE, OPEN);
        ResponseVerdict<OpenRequest> verdict =
                examineAnswer(xml, FOREIGN_SERVICE, waiting(REQUEST, true), (issuer, id, until) -> true);
        assertThat(accepted(verdict).assertion().identity()).isEqualTo(child);
    }

    @Test
    void aRepresentativeIsOneAndWhole() {
        Waiting understanding = waiting(REQUEST, true);
        Edit two = Stream.of(DataSet.NATURAL_REPRESENTATIVE, DataSet.LEGAL_REPRESENTATIVE)
                .flatMap(set -> mari(set).entrySet().stream())
                .map(entry -> append(
                        "AttributeStatement",
                        attribute(entry.getKey(), entry.getValue().getFirst().text())))
                .reduce(NONE, Edit::and);
        assertOnly("ATT-08", answer(LOGIN, two), FOREIGN_SERVICE, understanding);
        AttributeDefinition name =
                AttributeProfile.mandatory(DataSet.NATURAL_REPRESENTATIVE).getLast();
        Edit half = append("AttributeStatement", attribute(name, "2000-01-01"));
        assertOnly("ATT-03", answer(LOGIN, half), FOREIGN_SERVICE, understanding);
    }

    @Test
    void aRepresentativesIdentifierIsOfTheSameCountry() {
        Identity child = new Identity(
                MARI.person(),
                Optional.of(new Person(DataSet.NATURAL_REPRESENTATIVE, mari(DataSet.NATURAL_REPRESENTATIVE))));
        Edit latvian = value("representative/PersonIdentifier", "LV/ES/1");
        assertOnly("ATT-05", answer(of(child), latvian), FOREIGN_SERVICE, waiting(REQUEST, true));
    }

    @Test
    void whatNobodyAskedForIsNotTakenIn() {
        EidasRequest little = new EidasRequest(
                REQUEST.id(),
                REQUEST.issuedAt(),
                REQUEST.issuer(),
                REQUEST.destination(),
                REQUEST.level(),
                REQUEST.nameIdFormat(),
                AttributeProfile.mandatory(DataSet.NATURAL),
                REQUEST.spType(),
                REQUEST.requesterId(),
                REQUEST.providerName());
        Edit more = append("AttributeStatement", attribute(AttributeProfile.GENDER, "Female"))
                .and(append("AttributeStatement", shoeSize()));
        ResponseVerdict<OpenRequest> verdict = examineAnswer(
                answer(LOGIN, more), FOREIGN_SERVICE, waiting(little, false), (issuer, id, until) -> true);
        assertThat(accepted(verdict).assertion().identity()).isEqualTo(MARI);
    }

    @Test
    void noLoginFailsForAnOptionalValueThatCannotBeRead() {
        Edit odd = append("AttributeStatement", attribute(AttributeProfile.CURRENT_ADDRESS, "@"))
                .and(append("AttributeStatement", attribute(AttributeProfile.NATIONALITY, "Estonian")))
                .and(append("AttributeStatement", attribute(AttributeProfile.GENDER, "female")));
        Person person = accepted(examineAnswer(answer(LOGIN, odd)))
                .assertion()
                .identity()
                .person();
        assertThat(person.value(AttributeProfile.CURRENT_ADDRESS)).isEmpty();
        assertThat(person.value(AttributeProfile.NATIONALITY)).isEmpty();
        assertThat(person.value(AttributeProfile.GENDER)).contains("female");
    }

    @Test
    void typesAndFriendlyNamesOfAttributesDoNotMatter() {
        Edit bare = named("CurrentFamilyName", attribute -> {
            attribute.removeAttribute("FriendlyName");
            ((Element) attribute.getFirstChild())
                    .removeAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
        });
        assertThat(examineAnswer(answer(LOGIN, bare))).isInstanceOf(Accepted.class);
    }

    @Test
    void theMarkOfAnotherScriptComesWithAndWithoutNamespace() {
        Edit greek = named("CurrentFamilyName", attribute -> {
            Element original = (Element) attribute.getFirstChild().cloneNode(true);
            original.setTextContent("Ωνάσης");
            original.setAttribute("LatinScript", "false");
            attribute.appendChild(original);
        });
        Person person = accepted(examineAnswer(answer(LOGIN, greek)))
                .assertion()
                .identity()
                .person();
        assertThat(person.value(AttributeProfile.FAMILY_NAME)).contains("Mari");
        assertThat(person.original(AttributeProfile.FAMILY_NAME)).contains("Ωνάσης");
    }

    @Test
    void clocksMayDifferByAMinute() {
        Instant minuteAgo = NOW.minusSeconds(59);
        Edit fast = set("Response", "IssueInstant", "2026-11-22T10:01:00Z")
                .and(set("Assertion", "IssueInstant", "2026-11-22T10:01:00Z"))
                .and(set("Conditions", "NotBefore", "2026-11-22T10:01:00Z"))
                .and(set("AuthnStatement", "AuthnInstant", "2026-11-22T10:01:00Z"));
        Edit slow = set("Conditions", "NotBefore", "2026-11-22T09:58:00Z")
                .and(set("Conditions", "NotOnOrAfter", minuteAgo.toString()))
                .and(set("SubjectConfirmationData", "NotOnOrAfter", minuteAgo.toString()));
        assertThat(examineAnswer(answer(LOGIN, fast))).isInstanceOf(Accepted.class);
        assertThat(examineAnswer(answer(LOGIN, slow))).isInstanceOf(Accepted.class);
    }

    @Test
    void anOldResponseIsRefused() {
        EidasRequest old = new EidasRequest(
                REQUEST.id(),
                NOW.minusSeconds(600),
                REQUEST.issuer(),
                REQUEST.destination(),
                REQUEST.level(),
                REQUEST.nameIdFormat(),
                REQUEST.attributes(),
                REQUEST.spType(),
                REQUEST.requesterId(),
                REQUEST.providerName());
        Edit edit = set("Response", "IssueInstant", "2026-11-22T09:53:59Z");
        assertOnly("RSP-14", answer(LOGIN, edit), FOREIGN_SERVICE, waiting(old, false));
    }

    private static void assertOnly(String id, String xml, ForeignService service, OpenRequest open) {
        assertRefused(id, examineAnswer(xml, service, open, (issuer, seen, until) -> true));
        assertThat(explainAnswer(xml, service, open).report().outcomes().stream()
                        .filter(outcome -> !outcome.ok())
                        .map(Outcome::id))
                .as("nothing else is wrong with it")
                .containsExactly(id);
    }

    private static void assertRefused(String id, ResponseVerdict<OpenRequest> verdict) {
        assertThat(verdict.report().firstFailure()).map(Outcome::id).contains(id);
        assertThat(verdict).isInstanceOf(Refused.class);
    }

    private static Accepted<OpenRequest> accepted(ResponseVerdict<OpenRequest> verdict) {
        assertThat(verdict.report().firstFailure()).isEmpty();
        return (Accepted<OpenRequest>) verdict;
    }

    private static String answer(EidasResponse.Outcome outcome, Edit edit) {
        return signed(outcome, edit, READING, ANSWERING);
    }

    private static Success of(Identity identity) {
        return new Success(
                identity, LOGIN.level(), LOGIN.nameId(), LOGIN.audience(), LOGIN.authenticatedAt(), LOGIN.validity());
    }

    private static Waiting waiting(EidasRequest request, boolean representation) {
        return new Waiting(request, SERVICE, EE, representation, Optional.of("relay"));
    }

    private static EidasRequest unspecified(DataSet set) {
        return Border.request(set, NameIdFormat.UNSPECIFIED);
    }

    private static Edit answering(Waiting open) {
        return set("Response", "InResponseTo", open.request().id())
                .and(set(
                        "SubjectConfirmationData",
                        "InResponseTo",
                        open.request().id()));
    }

    private static ForeignService service(Tolerance tolerance) {
        return new ForeignService(SERVICE, EE, FOREIGN_SERVICE.keys(), FOREIGN_SERVICE.levels(), tolerance);
    }

    private static Edit in(String parent, String child, Consumer<Element> change) {
        return document -> change.accept((Element)
                first(document, parent).getElementsByTagNameNS("*", child).item(0));
    }

    private static String attributeStatement() {
        return "<saml2:AttributeStatement " + SAML + ">" + shoeSize() + "</saml2:AttributeStatement>";
    }

    private static String shoeSize() {
        return "<saml2:Attribute " + SAML + " Name=\"http://example.org/shoe-size\"><saml2:AttributeValue>42"
                + "</saml2:AttributeValue></saml2:Attribute>";
    }

    private static String attribute(AttributeDefinition definition, String value) {
        return "<saml2:Attribute " + SAML + " Name=\"" + definition.uri()
                + "\" NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"><saml2:AttributeValue>" + value
                + "</saml2:AttributeValue></saml2:Attribute>";
    }

    private static List<String> ids(List<? extends Check<?>> checks) {
        return checks.stream().map(Check::id).toList();
    }
}
