package org.pontis.eidas.saml.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.saml.check.RequestVerdict.Accepted;
import org.pontis.eidas.saml.check.RequestVerdict.Answered;
import org.pontis.eidas.saml.check.RequestVerdict.Refused;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.SpType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pontis.eidas.saml.check.Border.*;
import static org.pontis.eidas.saml.check.Edit.*;

/** Each sentence about requests is broken once by one change to a good message; then only that sentence objects. */
class RequestRulesTest {

    private static final String EIDAS = "xmlns:eidas=\"http://eidas.europa.eu/saml-extensions\"";
    private static final String URI_FORMAT = "NameFormat=\"urn:oasis:names:tc:SAML:2.0:attrname-format:uri\"";
    private static final String ASSERTION = "urn:oasis:names:tc:SAML:2.0:assertion";
    private static final Set<String> UNANSWERED = Set.of("REQ-22", "REQ-08", "REQ-24", "MSG-05");

    static Stream<Arguments> broken() {
        return Stream.of(
                arguments("REQ-22", "another version", set("AuthnRequest", "Version", "1.1"), ""),
                arguments("REQ-08", "for another service", set("AuthnRequest", "Destination", SSO + "/"), ""),
                arguments("REQ-08", "for nobody", unset("AuthnRequest", "Destination"), ""),
                arguments("REQ-24", "too old", set("AuthnRequest", "IssueInstant", "2026-11-22T09:53:59Z"), ""),
                arguments("REQ-24", "too early", set("AuthnRequest", "IssueInstant", "2026-11-22T10:01:01Z"), ""),
                arguments("REQ-09", "another issuer format", set("Issuer", "Format", "urn:other"), "Requester"),
                arguments("REQ-03", "not forced", set("AuthnRequest", "ForceAuthn", "false"), "Requester"),
                arguments("REQ-03", "force not said", unset("AuthnRequest", "ForceAuthn"), "Requester"),
                arguments("REQ-04", "passive", set("AuthnRequest", "IsPassive", "true"), "NoPassive"),
                arguments(
                        "REQ-05",
                        "another consumer",
                        set("AuthnRequest", "AssertionConsumerServiceURL", "https://evil.example/"),
                        "Requester"),
                arguments(
                        "REQ-06",
                        "another binding",
                        set("AuthnRequest", "ProtocolBinding", "urn:oasis:names:tc:SAML:2.0:bindings:PAOS"),
                        "Requester"),
                arguments(
                        "REQ-07",
                        "another consumer by number",
                        set("AuthnRequest", "AssertionConsumerServiceIndex", "1"),
                        "RequestUnsupported"),
                arguments(
                        "REQ-07",
                        "conditions",
                        before("RequestedAuthnContext", "<a:Conditions xmlns:a=\"" + ASSERTION + "\"/>"),
                        "RequestUnsupported"),
                arguments(
                        "REQ-07",
                        "a certain citizen",
                        before(
                                "NameIDPolicy",
                                "<a:Subject xmlns:a=\"" + ASSERTION + "\"><a:NameID>x</a:NameID></a:Subject>"),
                        "RequestUnsupported"),
                arguments("REQ-21", "odd consent", set("AuthnRequest", "Consent", "urn:yes"), "Requester"),
                arguments("REQ-20", "a long name", set("AuthnRequest", "ProviderName", "n".repeat(129)), "Requester"),
                arguments(
                        "REQ-17",
                        "a country in it",
                        append("Extensions", "<eidas:NodeCountry " + EIDAS + ">ES</eidas:NodeCountry>"),
                        "Requester"),
                arguments("REQ-12", "no type", remove("SPType"), "Requester"),
                arguments("REQ-12", "two types", twice("SPType"), "Requester"),
                arguments("REQ-11", "better", set("RequestedAuthnContext", "Comparison", "better"), "Requester"),
                arguments("REQ-11", "exactly notified", unset("RequestedAuthnContext", "Comparison"), "Requester"),
                arguments("REQ-11", "two", twice("AuthnContextClassRef"), "Requester"),
                arguments("REQ-11", "none", remove("RequestedAuthnContext"), "Requester"),
                arguments(
                        "REQ-11",
                        "no level",
                        text("AuthnContextClassRef", "http://eidas.europa.eu/LoA/highest"),
                        "Requester"),
                arguments("REQ-16", "a representative's", asked(representative(), false), "InvalidAttrNameOrValue"),
                arguments(
                        "REQ-13",
                        "another name format",
                        named("Gender", attribute -> attribute.setAttribute("NameFormat", "urn:other")),
                        "InvalidAttrNameOrValue"),
                arguments("REQ-13", "one twice", asked(AttributeProfile.GENDER.uri(), false), "InvalidAttrNameOrValue"),
                arguments("REQ-13", "no attributes", remove("RequestedAttributes"), "InvalidAttrNameOrValue"),
                arguments("REQ-14", "no date of birth", without("DateOfBirth"), "InvalidAttrNameOrValue"),
                arguments("REQ-14", "gender required", required("Gender", true), "InvalidAttrNameOrValue"),
                arguments(
                        "REQ-14", "name not required", required("CurrentFamilyName", false), "InvalidAttrNameOrValue"),
                arguments(
                        "REQ-23",
                        "something unknown required",
                        asked("http://example.org/shoe-size", true),
                        "InvalidAttrNameOrValue"),
                arguments(
                        "REQ-10",
                        "an odd name identifier",
                        set("NameIDPolicy", "Format", "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos"),
                        "InvalidNameIDPolicy"),
                arguments(
                        "LOA-01",
                        "too high",
                        text("AuthnContextClassRef", "http://eidas.europa.eu/LoA/high"),
                        "RequestDenied"));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                arguments("REQ-22", "without time", unset("AuthnRequest", "IssueInstant")),
                arguments("REQ-12", "another type", text("SPType", "Public")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("invalid")
    void whatBreaksTheSchemaTooIsRefusedBeforeItsSignature(String id, String what, Edit edit) {
        String xml = signed(REQUEST, edit, ASKING);
        RequestVerdict verdict = examine(xml);
        assertThat(verdict).isInstanceOf(Refused.class);
        assertThat(verdict.report().firstFailure()).map(Outcome::id).contains("MSG-02");
        assertThat(explain(xml, FOREIGN_CONNECTOR, OUR_SERVICE).report().outcomes().stream()
                        .filter(outcome -> !outcome.ok())
                        .map(Outcome::id))
                .containsExactly("MSG-02", id);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("broken")
    void oneBrokenSentenceIsOneObjection(String id, String what, Edit edit, String status) {
        assertOnly(id, status, signed(REQUEST, edit, ASKING), FOREIGN_CONNECTOR, OUR_SERVICE);
    }

    @Test
    void everySentenceIsBrokenSomewhereHere() {
        Stream<String> others = Stream.of("MSG-05", "REQ-15", "REQ-18");
        assertThat(Stream.concat(broken().map(row -> (String) row.get()[0]), others))
                .containsAll(Stream.of(RequestEnvelopeRules.ALL, RequestRules.ALL, RequestedAttributeRules.ALL)
                        .flatMap(List::stream)
                        .map(Check::id)
                        .toList());
    }

    @Test
    void aGoodRequestIsUnderstood() {
        Accepted accepted = accepted(examine(signed(REQUEST, NONE, ASKING)));
        TrustedRequest request = accepted.request();
        assertThat(request.id()).isEqualTo(REQUEST.id());
        assertThat(request.issuedAt()).isEqualTo(REQUEST.issuedAt());
        assertThat(request.connector()).isEqualTo(CONNECTOR);
        assertThat(request.country()).isEqualTo(ES);
        assertThat(request.location()).isEqualTo(ACS);
        assertThat(request.level()).isEqualTo(REQUEST.level());
        assertThat(request.nameIdFormat()).isEqualTo(NameIdFormat.PERSISTENT);
        assertThat(request.attributes()).isEqualTo(REQUEST.attributes());
        assertThat(request.spType()).isEqualTo(SpType.PUBLIC);
        assertThat(request.providerName()).contains("Demo");
        assertThat(request.relayState()).contains("relay");
        assertThat(request.requesterId()).isEmpty();
    }

    @Test
    void whatIsOptionalMayBeMissing() {
        Edit less = unset("AuthnRequest", "Consent")
                .and(unset("AuthnRequest", "ProviderName"))
                .and(unset("AuthnRequest", "IsPassive"))
                .and(unset("Issuer", "Format"))
                .and(remove("NameIDPolicy"));
        TrustedRequest request =
                accepted(examine(signed(REQUEST, less, ASKING))).request();
        assertThat(request.nameIdFormat()).isEqualTo(NameIdFormat.UNSPECIFIED);
        assertThat(request.providerName()).isEmpty();
    }

    @Test
    void unknownAttributesAreIgnored() {
        String xml = signed(REQUEST, asked("http://example.org/shoe-size", false), ASKING);
        assertThat(accepted(examine(xml)).request().attributes()).isEqualTo(REQUEST.attributes());
    }

    @Test
    void optionalAttributesThatWeDoNotHaveAreNotPromised() {
        OurService poor = service(new HashSet<>(AttributeProfile.mandatory(DataSet.NATURAL)), false);
        TrustedRequest request = accepted(examine(
                        signed(REQUEST, NONE, ASKING),
                        FOREIGN_CONNECTOR,
                        poor,
                        Optional.empty(),
                        (i, id, until) -> true))
                .request();
        assertThat(request.attributes()).containsExactlyElementsOf(AttributeProfile.mandatory(DataSet.NATURAL));
    }

    @Test
    void withoutTheMarkAnAttributeIsAsRequiredAsTheProfileSays() {
        Edit unmarked = named("CurrentFamilyName", attribute -> attribute.removeAttribute("isRequired"));
        assertThat(examine(signed(REQUEST, unmarked, ASKING))).isInstanceOf(Accepted.class);
    }

    @Test
    void aTypeInTheMetadataIsEnoughAndOneInBothIsTooMuch() {
        ForeignConnector publicOnly = connector(Optional.of(SpType.PUBLIC), Set.of("1.4"));
        assertOnly("REQ-12", "Requester", signed(REQUEST, NONE, ASKING), publicOnly, OUR_SERVICE);
        RequestVerdict verdict = examine(
                signed(REQUEST, remove("SPType"), ASKING),
                publicOnly,
                OUR_SERVICE,
                Optional.empty(),
                (issuer, id, until) -> true);
        assertThat(accepted(verdict).request().spType()).isEqualTo(SpType.PUBLIC);
    }

    @Test
    void naturalAndLegalPersonsMixOnlyForOlderNodes() {
        Edit both = Stream.of(AttributeProfile.LEGAL_PERSON_IDENTIFIER, AttributeProfile.LEGAL_NAME)
                .map(attribute -> asked(attribute.uri(), true))
                .reduce(NONE, Edit::and);
        OurService all = service(new HashSet<>(AttributeProfile.all()), false);
        String xml = signed(REQUEST, both, ASKING);
        assertOnly("REQ-15", "InvalidAttrNameOrValue", xml, FOREIGN_CONNECTOR, all);
        assertOnly("REQ-15", "InvalidAttrNameOrValue", xml, connector(Optional.empty(), Set.of()), all);
        ForeignConnector older = connector(Optional.empty(), Set.of("1.2"));
        assertThat(examine(xml, older, all, Optional.empty(), (issuer, id, until) -> true))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aPrivateRelyingPartyIsNamedWhereWeWantThat() {
        OurService curious = service(new HashSet<>(AttributeProfile.all()), true);
        Edit isPrivate = text("SPType", "private");
        assertOnly("REQ-18", "RequestDenied", signed(REQUEST, isPrivate, ASKING), FOREIGN_CONNECTOR, curious);
        String named = signed(
                REQUEST,
                isPrivate.and(append(
                        "AuthnRequest",
                        "<s:Scoping xmlns:s=\"urn:oasis:names:tc:SAML:2.0:protocol\"><s:RequesterID>urn:shop</s:RequesterID>"
                                + "</s:Scoping>")),
                ASKING);
        RequestVerdict verdict =
                examine(named, FOREIGN_CONNECTOR, curious, Optional.empty(), (issuer, id, until) -> true);
        assertThat(accepted(verdict).request().requesterId()).contains("urn:shop");
        assertThat(examine(
                        signed(REQUEST, NONE, ASKING),
                        FOREIGN_CONNECTOR,
                        curious,
                        Optional.empty(),
                        (issuer, id, until) -> true))
                .as("a public one needs no name")
                .isInstanceOf(Accepted.class);
    }

    @Test
    void levelsThatWereNotNotifiedAreAskedForByName() {
        String ours = "http://eidas.europa.eu/NotNotified/LoA/low";
        Edit exact = set("RequestedAuthnContext", "Comparison", "exact").and(text("AuthnContextClassRef", ours));
        assertOnly("LOA-01", "RequestDenied", signed(REQUEST, exact, ASKING), FOREIGN_CONNECTOR, OUR_SERVICE);
        OurService able = new OurService(
                OUR_SERVICE.locations(),
                Set.of(GrantedLevel.read(ours).orElseThrow()),
                OUR_SERVICE.nameIdFormats(),
                OUR_SERVICE.attributes(),
                false);
        RequestVerdict verdict = examine(
                signed(REQUEST, exact, ASKING), FOREIGN_CONNECTOR, able, Optional.empty(), (issuer, id, until) -> true);
        assertThat(accepted(verdict).request().level().uris()).containsExactly(ours);
    }

    @Test
    void aRequestIsAcceptedOnce() {
        Seen seen = new Seen();
        String xml = signed(REQUEST, NONE, ASKING);
        assertThat(examine(xml, FOREIGN_CONNECTOR, OUR_SERVICE, Optional.empty(), seen))
                .isInstanceOf(Accepted.class);
        assertRefused("MSG-04", examine(xml, FOREIGN_CONNECTOR, OUR_SERVICE, Optional.empty(), seen));
    }

    @Test
    void aRequestThatIsNotFreshIsNotRemembered() {
        Seen seen = new Seen();
        String old = signed(REQUEST, set("AuthnRequest", "IssueInstant", "2026-11-22T08:00:00Z"), ASKING);
        assertRefused("REQ-24", examine(old, FOREIGN_CONNECTOR, OUR_SERVICE, Optional.empty(), seen));
        assertThat(seen.count()).isZero();
    }

    @Test
    void aStrangersSignatureIsRefused() {
        assertRefused("REQ-01", examine(signed(REQUEST, NONE, STRANGER)));
    }

    @Test
    void aChangeAfterSigningIsRefused() {
        String xml = signed(REQUEST, NONE, ASKING).replace("ForceAuthn=\"true\"", "ForceAuthn=\"false\"");
        assertRefused("REQ-01", examine(xml));
    }

    @Test
    void anUnknownIssuerIsRefused() {
        assertRefused("MSG-03", examine(signed(REQUEST, text("Issuer", "https://evil.example/"), ASKING)));
        assertRefused("MSG-03", examine(signed(REQUEST, remove("Issuer"), ASKING)));
    }

    @Test
    void whatIsNoRequestIsRefused() {
        assertRefused("MSG-01", examine("<a/>"));
        assertRefused("MSG-01", examine(signed(LOGIN, NONE, READING, ASKING)));
    }

    @Test
    void aLongRelayStateIsRefused() {
        String xml = signed(REQUEST, NONE, ASKING);
        assertRefused(
                "MSG-05",
                examine(xml, FOREIGN_CONNECTOR, OUR_SERVICE, Optional.of("r".repeat(81)), (issuer, id, until) -> true));
        assertThat(examine(
                        xml, FOREIGN_CONNECTOR, OUR_SERVICE, Optional.of("r".repeat(80)), (issuer, id, until) -> true))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void clocksMayDifferByAMinute() {
        for (String time : List.of("2026-11-22T09:54:00Z", "2026-11-22T10:01:00Z")) {
            assertThat(examine(signed(REQUEST, set("AuthnRequest", "IssueInstant", time), ASKING)))
                    .isInstanceOf(Accepted.class);
        }
    }

    private static void assertOnly(String id, String status, String xml, ForeignConnector connector, OurService us) {
        RequestVerdict verdict = examine(xml, connector, us, Optional.of("relay"), (issuer, seen, until) -> true);
        assertThat(verdict.report().firstFailure()).map(Outcome::id).contains(id);
        assertThat(explain(xml, connector, us).report().outcomes().stream()
                        .filter(outcome -> !outcome.ok())
                        .map(Outcome::id))
                .as("nothing else is wrong with it")
                .containsExactly(id);
        if (UNANSWERED.contains(id)) {
            assertThat(verdict).isInstanceOf(Refused.class);
            return;
        }
        Answered answered = (Answered) verdict;
        assertThat(answered.status().code().uri()).endsWith(":Requester");
        assertThat(answered.status()
                        .subCode()
                        .map(code -> code.uri())
                        .orElse(answered.status().code().uri()))
                .endsWith(":" + status);
        assertThat(answered.sender().inResponseTo()).isEqualTo(REQUEST.id());
        assertThat(answered.sender().connector()).isEqualTo(connector);
    }

    private static void assertRefused(String id, RequestVerdict verdict) {
        assertThat(verdict).isInstanceOf(Refused.class);
        assertThat(verdict.report().firstFailure()).map(Outcome::id).contains(id);
    }

    private static Accepted accepted(RequestVerdict verdict) {
        assertThat(verdict.report().firstFailure()).isEmpty();
        return (Accepted) verdict;
    }

    private static Edit asked(String uri, boolean required) {
        return append(
                "RequestedAttributes",
                "<eidas:RequestedAttribute " + EIDAS + " Name=\"" + uri + "\" " + URI_FORMAT + " isRequired=\""
                        + required + "\"/>");
    }

    private static Edit required(String name, boolean required) {
        return named(name, attribute -> attribute.setAttribute("isRequired", Boolean.toString(required)));
    }

    private static String representative() {
        return AttributeProfile.of(DataSet.NATURAL_REPRESENTATIVE).stream()
                .filter(attribute -> !attribute.mandatory())
                .findFirst()
                .map(AttributeDefinition::uri)
                .orElseThrow();
    }

    private static ForeignConnector connector(Optional<SpType> spType, Set<String> versions) {
        return new ForeignConnector(CONNECTOR, ES, FOREIGN_CONNECTOR.keys(), ACS, spType, versions);
    }

    private static OurService service(Set<AttributeDefinition> attributes, boolean demandsRequesterId) {
        return new OurService(
                OUR_SERVICE.locations(),
                OUR_SERVICE.levels(),
                OUR_SERVICE.nameIdFormats(),
                attributes,
                demandsRequesterId);
    }
}
