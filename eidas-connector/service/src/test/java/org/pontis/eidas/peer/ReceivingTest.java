package org.pontis.eidas.peer;

import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.attributes.Person;
import org.pontis.eidas.flow.Nodes;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.Pulse;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginOutcome.Refused;
import org.pontis.eidas.flow.connector.LoginRequest;
import org.pontis.eidas.flow.connector.Page;
import org.pontis.eidas.flow.proxy.Step;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.metadata.Health;
import org.pontis.eidas.metadata.Health.State;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.RedirectBinding;
import org.pontis.eidas.saml.Rejected;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.encryption.Recipient;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasResponse;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.message.RequestWriter;
import org.pontis.eidas.saml.message.ResponseWriter;
import org.pontis.eidas.saml.metadata.Binding;
import org.pontis.eidas.saml.metadata.SpType;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Commission's node sends, sent to us: the messages are those that {@link RequestTwinTest} and {@link ResponseTwinTest} show
 * to be its own, for our addresses and with its keys.
 */
class ReceivingTest {

    private static final String NODE = "http://localhost:18080/EidasNode";
    private static final String PREFIX = "urn:oasis:names:tc:SAML:2.0:status:";

    @TempDir
    private Path folder;

    private Us us;

    @BeforeEach
    void set() {
        us = new Us(
                folder,
                Us.keys(TestKey.ec("secp256r1"), TestKey.ec("secp256r1")),
                Optional.empty(),
                "ecdsa-p256_rsa-oaep");
    }

    @AfterEach
    void close() {
        us.close();
    }

    @Test
    void bothHalvesAreBelievedForTheSettingsOfAnOperator() {
        assertThat(us.peers().health()).hasSize(2).allSatisfy(health -> {
            assertThat(health.state()).isEqualTo(Health.State.UP);
            assertThat(health.trouble()).isEmpty();
            assertThat(health.remarks()).containsExactly("Its entityID is no https address (MF 2.1.1).");
        });
    }

    @Test
    void aRequestByPostGoesToTheBroker() {
        assertThat(us.service().receive(post(request()))).isInstanceOf(Step.AskBroker.class);
    }

    @Test
    void aRequestWithoutRelayStateDoes() {
        assertThat(us.service().receive(Arrival.byPost(post(), Optional.empty())))
                .isInstanceOf(Step.AskBroker.class);
    }

    @Test
    void itsBase64MayComeInLines() {
        String inLines = post().replaceAll("(.{76})", "$1\r\n");
        assertThat(us.service().receive(Arrival.byPost(inLines, Optional.empty())))
                .isInstanceOf(Step.AskBroker.class);
    }

    @Test
    void itsKindOfGetDoesAndSoDoesTheStandards() {
        String plain = "SAMLRequest=" + URLEncoder.encode(post(), UTF_8) + "&RelayState=relay";
        assertThat(us.service().receive(Arrival.byGet(plain, "SAMLRequest"))).isInstanceOf(Step.AskBroker.class);

        String url = RedirectBinding.url(
                Us.REQUESTS,
                "SAMLRequest",
                RequestWriter.write(request(), Original.signing("connector-signing-ec-p256"))
                        .replaceAll("(?s)<ds:Signature .*</ds:Signature>", ""),
                "relay",
                Original.signing("connector-signing-ec-p256"));
        assertThat(us.service().receive(Arrival.byGet(url.substring(url.indexOf('?') + 1), "SAMLRequest")))
                .isInstanceOf(Step.AskBroker.class);
    }

    @Test
    void aRequestTwiceIsOneTooMany() {
        String message = post();
        us.service().receive(Arrival.byPost(message, Optional.empty()));
        assertThat(us.service().receive(Arrival.byPost(message, Optional.empty())))
                .isInstanceOfSatisfying(
                        Step.ErrorPage.class,
                        page -> assertThat(page.mishap().problem()).isEqualTo(Problem.MESSAGE_REPLAYED));
    }

    @Test
    void aRequestForSomebodyElseIsNone() {
        String message = PostBinding.encode(RequestWriter.write(
                request(NODE + "Proxy/ColleagueRequest"), Original.signing("connector-signing-ec-p256")));
        assertThat(us.service().receive(Arrival.byPost(message, Optional.empty())))
                .isNotInstanceOf(Step.AskBroker.class);
    }

    @Test
    void itsCitizenIsIdentifiedOnceAndNotAgain() {
        Page.PostToNode sent = send();
        String answer = answer(sent, success(Duration.ZERO));
        assertThat(us.connector().receive(answer, sent.form().relayState()))
                .isInstanceOfSatisfying(Page.Finished.class, finished -> assertThat(finished.outcome())
                        .isInstanceOfSatisfying(Identified.class, identified -> {
                            assertThat(identified.country()).isEqualTo(Us.CA);
                            assertThat(identified
                                            .identity()
                                            .person()
                                            .identifier()
                                            .value())
                                    .isEqualTo("CA/ES/12345");
                        }));
        assertThat(us.connector().receive(answer, sent.form().relayState()))
                .isInstanceOfSatisfying(
                        Page.Finished.class, finished -> assertThat(((Refused) finished.outcome()).problem())
                                .isEqualTo(Problem.MESSAGE_REPLAYED));
    }

    /** What its demo citizens may have for an identifier wherever they go. */
    @Test
    void itsCitizensMayHaveAnIdentifierThatIsMeantForItsOwnCountry() {
        Page.PostToNode sent = send();
        Page page = us.connector()
                .receive(
                        answer(sent, success(Duration.ZERO, "CA/CA/12345")),
                        sent.form().relayState());
        assertThat(((Identified) ((Page.Finished) page).outcome())
                        .identity()
                        .person()
                        .identifier()
                        .value())
                .isEqualTo("CA/CA/12345");
    }

    /** It stamps an assertion a little later than the response, and its clock may be another. */
    @ParameterizedTest
    @CsvSource({"PT0.5S, true", "PT55S, true", "-PT55S, true", "PT2M, false", "-PT7M, false"})
    void aClockMayDifferByAMinute(Duration later, boolean accepted) {
        Page.PostToNode sent = send();
        Page page = us.connector()
                .receive(answer(sent, success(later), later), sent.form().relayState());
        assertThat(page instanceof Page.Finished finished && finished.outcome() instanceof Identified)
                .isEqualTo(accepted);
    }

    /** Its enumeration of second codes has four; its messages are for people, and decide nothing. */
    @ParameterizedTest
    @CsvSource({
        "Responder, RequestDenied, Citizen consent not given., CANCELLED",
        "Responder, AuthnFailed, 003002 - Authentication Failed., LOGIN_FAILED",
        "Responder, , 202019 - Incorrect Level of Assurance in IdP response, LOGIN_FAILED",
        "Responder, , 202010 - missing mandatory attribute, LOGIN_FAILED",
        "Responder, InvalidAttrNameOrValue, 202010, ATTRIBUTES_MISSING",
        "Requester, , 202015 - level not supported, REQUEST_REFUSED",
        "Requester, InvalidAttrNameOrValue, 202005, ATTRIBUTES_MISSING",
        "Requester, InvalidNameIDPolicy, 202022, REQUEST_REFUSED",
        "Requester, RequestDenied, 202020, REQUEST_REFUSED"
    })
    void itsFailuresAreToldForWhatTheyAre(String code, String second, String message, Problem problem) {
        Page.PostToNode sent = send();
        EidasStatus status = EidasStatus.read(
                        Optional.of(PREFIX + code),
                        Optional.ofNullable(second).map(PREFIX::concat),
                        Optional.empty(),
                        Optional.of(message))
                .orElseThrow();
        Page page = us.connector()
                .receive(
                        answer(sent, new EidasResponse.Failure(status)),
                        sent.form().relayState());
        assertThat(((Refused) ((Page.Finished) page).outcome()).problem()).isEqualTo(problem);
    }

    @Test
    void aNodeWithGoodMetadataWhereNobodyListensIsSilentAndSaidToBe() {
        Nodes nodes = Nodes.of(us.peers(), new Pulse(place -> Pulse.Sign.REFUSAL, Us.CLOCK));
        NodeCountry country = us.peers().health().getFirst().country();
        assertThat(nodes.health()).extracting(Health::state).containsOnly(State.UP);

        String location = nodes.proxyService(country)
                .flatMap(node -> node.endpoint(Binding.POST))
                .orElseThrow()
                .location();
        assertThat(nodes.answers(location)).isFalse();

        assertThat(nodes.health())
                .extracting(Health::words)
                .containsExactlyInAnyOrder(
                        "UP", "SILENT. Nobody listens at " + location + ", where browsers are to be sent.");
    }

    private Page.PostToNode send() {
        return (Page.PostToNode) us.connector()
                .begin(new LoginRequest(
                        MessageId.next(),
                        "broker",
                        RequestedLevel.atLeast(LevelOfAssurance.SUBSTANTIAL),
                        AttributeProfile.mandatory(DataSet.NATURAL),
                        SpType.PUBLIC,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of(),
                        Optional.of(Us.CA)));
    }

    private static EidasResponse.Success success(Duration later) {
        return success(later, "CA/ES/12345");
    }

    private static EidasResponse.Success success(Duration later, String identifier) {
        Person javier = new Person(
                DataSet.NATURAL,
                Stream.of(
                                "PersonIdentifier=" + identifier,
                                "FamilyName=Garcia",
                                "FirstName=javier",
                                "DateOfBirth=1965-01-01")
                        .map(pair -> pair.split("=", 2))
                        .collect(toMap(
                                pair -> AttributeProfile.mandatory(DataSet.NATURAL).stream()
                                        .filter(attribute ->
                                                attribute.friendlyName().equals(pair[0]))
                                        .findFirst()
                                        .orElseThrow(),
                                pair -> List.of(AttributeValue.of(pair[1])))));
        return new EidasResponse.Success(
                Identity.of(javier),
                new GrantedLevel.Notified(LevelOfAssurance.HIGH),
                new NameId(NameIdFormat.UNSPECIFIED, "31D457357"),
                Us.CONNECTOR,
                Us.NOW.plus(later),
                Duration.ofMinutes(5));
    }

    private String answer(Page.PostToNode sent, EidasResponse.Outcome outcome) {
        return answer(sent, outcome, Duration.ZERO);
    }

    /** To the first encryption certificate of our metadata, as that node does. */
    private String answer(Page.PostToNode sent, EidasResponse.Outcome outcome, Duration later) {
        try {
            return PostBinding.encode(ResponseWriter.write(
                    new EidasResponse(
                            MessageId.next(),
                            Us.NOW.plus(later),
                            NODE + "Proxy/ServiceMetadata",
                            Us.RESPONSES,
                            id(sent.form()),
                            outcome),
                    Recipient.of(us.connectorMetadata()
                            .node()
                            .encryptionCertificate()
                            .orElseThrow()),
                    Original.signing("proxy-signing-ec-p256")));
        } catch (Rejected e) {
            throw new AssertionError(e);
        }
    }

    private static String id(PostForm form) {
        return Anatomy.root(new String(Base64.getDecoder().decode(form.message()), UTF_8))
                .getAttribute("ID");
    }

    private static Arrival post(EidasRequest request) {
        return Arrival.byPost(
                PostBinding.encode(RequestWriter.write(request, Original.signing("connector-signing-ec-p256"))),
                Optional.of("relay"));
    }

    private static String post() {
        return PostBinding.encode(RequestWriter.write(request(), Original.signing("connector-signing-ec-p256")));
    }

    private static EidasRequest request() {
        return request(Us.REQUESTS);
    }

    private static EidasRequest request(String destination) {
        return new EidasRequest(
                MessageId.next(),
                Us.NOW,
                NODE + "Connector/ConnectorMetadata",
                destination,
                RequestedLevel.atLeast(LevelOfAssurance.LOW),
                NameIdFormat.UNSPECIFIED,
                AttributeProfile.mandatory(DataSet.NATURAL),
                Optional.of(SpType.PUBLIC),
                Optional.empty(),
                Optional.of("DEMO-SP-CA"));
    }
}
