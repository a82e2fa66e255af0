package org.pontis.eidas.flow.proxy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Represented;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.attributes.Identity;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Abroad;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.PostForm;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.proxy.ProxyService.Admitted;
import org.pontis.eidas.level.GrantedLevel.Notified;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.PostBinding;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.OurService;
import org.pontis.eidas.saml.check.ResponseVerdict;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.check.TrustedAssertion;
import org.pontis.eidas.saml.message.EidasRequest;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.eidas.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pontis.broker.LevelOfAssurance.HIGH;
import static org.pontis.broker.LevelOfAssurance.LOW;
import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;

class ProxyFlowTest {

    private static final Store STORE = Store.local();
    private static final Optional<String> RELAY = Optional.of("relay");
    private static final Map<String, String> ANA = Map.of(
            "person_identifier", "00000001R",
            "family_name", "García Ruiz",
            "given_name", "Ana",
            "birthdate", "1980-05-17");

    private final Abroad estonia = new Abroad("EE");
    private final Abroad.World world = new Abroad.World(estonia);
    private final List<Exchange> log = Collections.synchronizedList(new ArrayList<>());
    private Admitted admitted = new Admitted.All();
    private IdentifierPolicy identifiers = new IdentifierPolicy.Plain();
    private Store store = STORE;
    private Set<LevelOfAssurance> levels = Set.of(LOW, SUBSTANTIAL, HIGH);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void ourCitizenIsKnownAbroad() {
        EidasRequest request = request(SUBSTANTIAL);
        Step.AskBroker asking = asking(receive(request));
        assertThat(asking.request())
                .isEqualTo(new BrokerRequest(
                        SUBSTANTIAL,
                        true,
                        Optional.of("Maksuamet"),
                        estonia.country,
                        List.of(),
                        Set.of("person_identifier", "family_name", "given_name", "birthdate")));

        Step.Consent consent = consent(flow().returned(asking.state(), loggedIn(HIGH)));
        assertThat(consent.asker()).isEqualTo(estonia.country);
        assertThat(consent.portalName()).contains("Maksuamet");
        assertThat(consent.identity().person().identifier().value()).isEqualTo("ES/EE/00000001R");

        TrustedAssertion assertion = opened(flow().consent(consent.id(), true), request);
        assertThat(assertion.identity()).isEqualTo(consent.identity());
        assertThat(assertion.identity().person().value(AttributeProfile.FAMILY_NAME))
                .contains("García Ruiz");
        assertThat(assertion.level()).isEqualTo(new Notified(HIGH));
    }

    /** AP 2.4. */
    @Test
    void aNameInOtherCharactersIsMarkedAndStandsBehindTheLatinOneIfThereIsOne() {
        Map<String, String> maria = new HashMap<>(ANA);
        maria.put("family_name", "Onasis");
        maria.put("family_name#und", "Ωνάσης");
        maria.put("given_name", "Μαρία");
        EidasRequest request = request(SUBSTANTIAL);
        Step.Consent consent = consent(flow().returned(
                        asking(receive(request)).state(),
                        new BrokerAnswer.LoggedIn(maria, HIGH.uri(), Optional.empty(), Abroad.NOW)));

        assertThat(consent.identity().person().values().get(AttributeProfile.FAMILY_NAME))
                .containsExactly(AttributeValue.of("Onasis"), AttributeValue.original("Ωνάσης"));
        assertThat(consent.identity().person().values().get(AttributeProfile.FIRST_NAME))
                .containsExactly(AttributeValue.original("Μαρία"));
        assertThat(opened(flow().consent(consent.id(), true), request).identity())
                .isEqualTo(consent.identity());
    }

    @Test
    void aRefusalAtTheConsentPageIsARefusal() {
        EidasRequest request = request(LOW);
        Step.Consent consent = consent(flow().returned(asking(receive(request)).state(), loggedIn(HIGH)));
        Step answer = flow().consent(consent.id(), false);
        assertDeclined(answer, request, Code.RESPONDER, Optional.of(SubCode.REQUEST_DENIED), Problem.CANCELLED);
        assertThat(flow().consent(consent.id(), true))
                .as("it cannot be taken back")
                .isEqualTo(answer);
        assertThat(log)
                .extracting(Exchange::point)
                .contains(Exchange.Point.SERVICE_CONSENT_REFUSED)
                .doesNotContain(Exchange.Point.SERVICE_CONSENT_GIVEN);
    }

    /** Whoever sends both at once has decided once, and that is what is written down. */
    @Test
    void ofTwoDecisionsInTheSameMomentOneStands() throws Exception {
        for (int round = 0; round < 20; round++) {
            log.clear();
            Step.Consent consent =
                    consent(flow().returned(asking(receive(request(LOW))).state(), loggedIn(HIGH)));
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Step>> both = new ArrayList<>();
            try (ExecutorService hands = Executors.newFixedThreadPool(2)) {
                for (boolean accepted : new boolean[] {true, false}) {
                    both.add(hands.submit(() -> {
                        together.await();
                        return flow().consent(consent.id(), accepted);
                    }));
                }
            }
            assertThat(both.get(0).get()).isEqualTo(both.get(1).get());
            boolean given = ((Step.Answer) both.get(0).get()).mishap().isEmpty();
            assertThat(log)
                    .extracting(Exchange::point)
                    .filteredOn(point -> point.name().startsWith("SERVICE_CONSENT"))
                    .containsExactly(
                            given ? Exchange.Point.SERVICE_CONSENT_GIVEN : Exchange.Point.SERVICE_CONSENT_REFUSED);
        }
    }

    @Test
    void whateverTheBrokerSaysIsAnswered() {
        assertBrokerFailure("access_denied", SubCode.REQUEST_DENIED, Problem.CANCELLED);
        assertBrokerFailure("unmet_authentication_requirements", SubCode.AUTHN_FAILED, Problem.LEVEL_NOT_REACHED);
        assertBrokerFailure("login_required", SubCode.AUTHN_FAILED, Problem.LOGIN_FAILED);
        assertBrokerFailure("server_error", SubCode.AUTHN_FAILED, Problem.BROKER_FAILED);
        assertBrokerFailure("<no code at all>", SubCode.AUTHN_FAILED, Problem.BROKER_FAILED);
    }

    @Test
    void aLevelThatIsTooLowLeavesNothing() {
        EidasRequest request = request(SUBSTANTIAL);
        for (BrokerAnswer answer :
                List.of(loggedIn(LOW), new BrokerAnswer.LoggedIn(ANA, "gold", Optional.empty(), Abroad.NOW))) {
            EidasRequest another = request(SUBSTANTIAL);
            assertDeclined(
                    flow().returned(asking(receive(another)).state(), answer),
                    another,
                    Code.RESPONDER,
                    Optional.of(SubCode.AUTHN_FAILED),
                    Problem.LEVEL_NOT_REACHED);
        }
        assertThat(request.level()).isEqualTo(RequestedLevel.atLeast(SUBSTANTIAL));
    }

    @Test
    void aLoginOfBeforeDoesNotCount() {
        EidasRequest request = request(LOW);
        Instant before = Abroad.NOW.minus(Duration.ofMinutes(10));
        assertDeclined(
                flow().returned(
                                asking(receive(request)).state(),
                                new BrokerAnswer.LoggedIn(ANA, HIGH.uri(), Optional.empty(), before)),
                request,
                Code.RESPONDER,
                Optional.of(SubCode.AUTHN_FAILED),
                Problem.BROKER_FAILED);
    }

    @Test
    void anIncompleteMinimumDataSetLeavesNothing() {
        for (String claim : ANA.keySet()) {
            Map<String, String> less = new HashMap<>(ANA);
            less.remove(claim);
            assertIncomplete(less);
            less.put(claim, " ");
            assertIncomplete(less);
        }
    }

    @Test
    void aPrivateRelyingPartyIsAnsweredByPolicy() {
        admitted = new Admitted.Only(Set.of(new NodeCountry("LV")));
        EidasRequest request = request(LOW, SpType.PRIVATE, DataSet.NATURAL);
        assertDeclined(
                receive(request),
                request,
                Code.REQUESTER,
                Optional.of(SubCode.REQUEST_DENIED),
                Problem.PARTY_NOT_ADMITTED);
        assertThat(receive(request(LOW))).isInstanceOf(Step.AskBroker.class);
        admitted = new Admitted.Only(Set.of(estonia.country));
        assertThat(receive(request(LOW, SpType.PRIVATE, DataSet.NATURAL))).isInstanceOf(Step.AskBroker.class);
    }

    @Test
    void aLevelThatWeDoNotHaveIsRefusedAtOnce() {
        levels = Set.of(LOW, SUBSTANTIAL);
        EidasRequest request = request(HIGH);
        assertDeclined(
                receive(request),
                request,
                Code.REQUESTER,
                Optional.of(SubCode.REQUEST_DENIED),
                Problem.REQUEST_NOT_POSSIBLE);
    }

    @Test
    void whereNothingCanBeEncryptedNobodyIsAskedToLogIn() {
        estonia.encrypts = false;
        world.learn();
        EidasRequest request = request(LOW);
        assertDeclined(
                receive(request),
                request,
                Code.REQUESTER,
                Optional.of(SubCode.REQUEST_DENIED),
                Problem.REQUEST_NOT_POSSIBLE);
    }

    @Test
    void whatCannotBeTrustedGetsAPageAndNoAnswer() {
        estonia.signing = TestKey.ec("secp256r1");
        assertErrorPage(receive(request(LOW)), Problem.REQUEST_NOT_TRUSTED);
        assertErrorPage(flow().receive(Arrival.byPost("no message", RELAY)), Problem.REQUEST_NOT_TRUSTED);
        assertErrorPage(flow().returned("nothing", loggedIn(HIGH)), Problem.LOGIN_EXPIRED);
        assertErrorPage(flow().consent("nothing", true), Problem.LOGIN_EXPIRED);
    }

    @Test
    void everyStepIsDoneOnce() {
        String message = PostBinding.encode(estonia.ask(request(LOW)));
        Step.AskBroker asking = asking(flow().receive(Arrival.byPost(message, RELAY)));
        assertErrorPage(flow().receive(Arrival.byPost(message, RELAY)), Problem.MESSAGE_REPLAYED);
        Step.Consent consent = consent(flow().returned(asking.state(), loggedIn(HIGH)));
        assertErrorPage(flow().returned(asking.state(), loggedIn(HIGH)), Problem.LOGIN_EXPIRED);
        Step answer = flow().consent(consent.id(), true);
        assertThat(answer).isInstanceOf(Step.Answer.class);
        assertThat(flow().consent(consent.id(), false))
                .as("whoever sends the page again gets the very same answer")
                .isEqualTo(answer);
    }

    @Test
    void aRequestMayComeByGetAsTheCommissionsNodeSendsIt() {
        String message = PostBinding.encode(estonia.ask(request(LOW)));
        String query = "SAMLRequest=" + URLEncoder.encode(message, StandardCharsets.UTF_8) + "&RelayState=a%26b";
        Step.AskBroker asking = asking(flow().receive(Arrival.byGet(query, "SAMLRequest")));
        Step.Answer answer = (Step.Answer) flow().returned(asking.state(), new BrokerAnswer.Failed("access_denied"));
        assertThat(answer.form().relayState()).contains("a&b");
    }

    @Test
    void aCountryMayChangeItsKey() {
        estonia.signing = TestKey.ec("secp256r1");
        estonia.published = estonia.signing;
        assertThat(receive(request(LOW))).isInstanceOf(Step.AskBroker.class);
    }

    @Test
    void whoActsForACompanyIsBothOfThem() {
        EidasRequest request = request(LOW, SpType.PUBLIC, DataSet.LEGAL);
        Step.AskBroker asking = asking(receive(request));
        assertThat(asking.request().claims()).contains(ClaimNames.REPRESENTED, "person_identifier");
        Step.Consent consent = consent(flow().returned(
                        asking.state(),
                        new BrokerAnswer.LoggedIn(
                                ANA,
                                HIGH.uri(),
                                Optional.of(new Represented("Puentes del Tajo SL", "VATES-B00000000")),
                                Abroad.NOW)));
        Identity identity = opened(flow().consent(consent.id(), true), request).identity();
        assertThat(identity.person().identifier().value()).isEqualTo("ES/EE/B00000000");
        assertThat(identity.person().value(AttributeProfile.LEGAL_NAME)).contains("Puentes del Tajo SL");
        assertThat(identity.representative().orElseThrow().set()).isEqualTo(DataSet.NATURAL_REPRESENTATIVE);
        assertThat(identity.representative().orElseThrow().identifier().value()).isEqualTo("ES/EE/00000001R");
    }

    @Test
    void whoActsForNobodyIsNoCompany() {
        EidasRequest request = request(LOW, SpType.PUBLIC, DataSet.LEGAL);
        assertDeclined(
                flow().returned(asking(receive(request)).state(), loggedIn(HIGH)),
                request,
                Code.RESPONDER,
                Optional.of(SubCode.INVALID_ATTR_NAME_OR_VALUE),
                Problem.ATTRIBUTES_MISSING);
    }

    @Test
    void whatWasNotAskedForDoesNotLeave() {
        Map<String, String> more = new HashMap<>(ANA);
        more.put("gender", "Female");
        EidasRequest request = request(LOW);
        Step.Consent consent = consent(flow().returned(
                        asking(receive(request)).state(),
                        new BrokerAnswer.LoggedIn(more, HIGH.uri(), Optional.empty(), Abroad.NOW)));
        assertThat(consent.identity().person().values().keySet())
                .isEqualTo(Set.copyOf(AttributeProfile.mandatory(DataSet.NATURAL)));
    }

    @Test
    void aDerivedIdentifierIsAnotherOneInEveryCountry() {
        identifiers = new IdentifierPolicy.Derived("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        assertThat(identifiers
                        .identifier(Abroad.ES, estonia.country, "00000001R")
                        .value())
                .as("computed apart: HMAC-SHA-256 of 00000001R|EE")
                .isEqualTo("ES/EE/ZBZK2D4F4Y33RTYZ3NJLPFHX72WEHK2KGKIOGWNTXSHWFHY7LVXA");
        assertThat(identifiers
                        .identifier(Abroad.ES, new NodeCountry("LV"), "00000001R")
                        .rest())
                .isNotEqualTo(identifiers
                        .identifier(Abroad.ES, estonia.country, "00000001R")
                        .rest());
        assertThatThrownBy(() -> new IdentifierPolicy.Derived(new byte[31])).isInstanceOf(InvalidSetting.class);

        EidasRequest request = request(LOW);
        Step.Consent consent = consent(flow().returned(asking(receive(request)).state(), loggedIn(HIGH)));
        assertThat(opened(flow().consent(consent.id(), true), request)
                        .identity()
                        .person()
                        .identifier()
                        .value())
                .doesNotContain("00000001R");
    }

    @Test
    void whenThereIsNoRoomTheCountryIsToldSoAndWhoIsUnderWayGoesOn() {
        try (Store small = Store.local(48 * 1024)) {
            store = small;
            Step.AskBroker underWay = asking(receive(request(LOW)));
            Step last = underWay;
            for (int i = 0; i < 500 && last instanceof Step.AskBroker; i++) {
                last = receive(request(LOW));
            }

            assertThat(last).isInstanceOfSatisfying(Step.Answer.class, answer -> {
                assertThat(answer.form().field()).isEqualTo("SAMLResponse");
                assertThat(answer.mishap().orElseThrow().problem()).isEqualTo(Problem.TOO_BUSY);
            });
            assertThat(log.getLast().point()).isEqualTo(Exchange.Point.SERVICE_SENT_RESPONSE);
            consent(flow().returned(underWay.state(), loggedIn(HIGH)));
        }
    }

    @Test
    void whenNoMessageCanBeRememberedNoneIsAccepted() {
        try (Store small = Store.local(8 * 1024)) {
            store = small;
            Step last = receive(request(LOW));
            for (int i = 0; i < 500 && !(last instanceof Step.ErrorPage); i++) {
                last = receive(request(LOW));
            }

            assertThat(last).isInstanceOfSatisfying(Step.ErrorPage.class, page -> assertThat(
                            page.mishap().problem())
                    .isEqualTo(Problem.TOO_BUSY));
            assertThat(log.getLast().result()).isEqualTo("TOO_BUSY");
        }
    }

    @Test
    void theLogRebuildsTheExchangeAndNamesNobody() {
        EidasRequest request = request(LOW);
        Step.Consent consent = consent(flow().returned(asking(receive(request)).state(), loggedIn(HIGH)));
        flow().consent(consent.id(), true);
        assertThat(log)
                .extracting(Exchange::point)
                .containsExactly(
                        Exchange.Point.SERVICE_GOT_REQUEST,
                        Exchange.Point.SERVICE_CONSENT_GIVEN,
                        Exchange.Point.SERVICE_SENT_RESPONSE);
        assertThat(log.get(0).messageId()).contains(request.id());
        assertThat(log.get(1).inResponseTo()).contains(request.id());
        assertThat(log.get(2).inResponseTo()).contains(request.id());
        assertThat(log).allSatisfy(entry -> {
            assertThat(entry.peer()).contains(estonia.connector());
            assertThat(entry.hash()).matches(entry.point().isMessage() ? "[0-9a-f]{128}" : "");
        });
        assertThat(log.get(2).result()).isEqualTo("SUCCESS");
        assertThat(Stream.concat(
                                log.stream().map(Object::toString),
                                Stream.of(consent.identity().toString()))
                        .collect(Collectors.joining()))
                .doesNotContain("00000001R")
                .doesNotContain("Ana");
    }

    private ProxyFlow flow() {
        return new ProxyFlow(
                new ProxyService(
                        Abroad.OUR_SERVICE,
                        Abroad.ES,
                        new OurService(
                                Set.of(Abroad.OUR_SSO),
                                Abroad.granted(levels.toArray(LevelOfAssurance[]::new)),
                                Set.of(NameIdFormat.values()),
                                new HashSet<>(AttributeProfile.all()),
                                false),
                        levels.stream().collect(Collectors.toMap(level -> level, Notified::new)),
                        identifiers,
                        ClaimNames.STANDARD.with(Map.of(AttributeProfile.GENDER, "gender")),
                        admitted,
                        TimeLimits.DEFAULT,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15)),
                () -> Abroad.OUR_KEYS,
                world,
                new ProxyFlow.Memory(
                        store.pending("asked", Asked.class),
                        store.pending("deciding", Deciding.class),
                        store.pending("decided", Decided.class),
                        store.replay(Abroad.CLOCK)),
                log::add,
                Abroad.CLOCK);
    }

    private EidasRequest request(LevelOfAssurance level) {
        return request(level, SpType.PUBLIC, DataSet.NATURAL);
    }

    private EidasRequest request(LevelOfAssurance level, SpType type, DataSet set) {
        return new EidasRequest(
                MessageId.next(),
                Abroad.NOW,
                estonia.connector(),
                Abroad.OUR_SSO,
                RequestedLevel.atLeast(level),
                NameIdFormat.PERSISTENT,
                AttributeProfile.mandatory(set),
                Optional.of(type),
                Optional.empty(),
                Optional.of("Maksuamet"));
    }

    private Step receive(EidasRequest request) {
        return flow().receive(Arrival.byPost(PostBinding.encode(estonia.ask(request)), RELAY));
    }

    private static BrokerAnswer loggedIn(LevelOfAssurance level) {
        return new BrokerAnswer.LoggedIn(ANA, level.uri(), Optional.empty(), Abroad.NOW);
    }

    private static Step.AskBroker asking(Step step) {
        assertThat(step).isInstanceOf(Step.AskBroker.class);
        return (Step.AskBroker) step;
    }

    private static Step.Consent consent(Step step) {
        assertThat(step).isInstanceOf(Step.Consent.class);
        return (Step.Consent) step;
    }

    private static PostForm form(Step step) {
        assertThat(step).isInstanceOf(Step.Answer.class);
        PostForm form = ((Step.Answer) step).form();
        assertThat(form.relayState()).isEqualTo(RELAY);
        return form;
    }

    private TrustedAssertion opened(Step step, EidasRequest request) {
        ResponseVerdict<Abroad.Waiting> verdict = estonia.open(form(step), request, RELAY);
        assertThat(verdict.report().firstFailure()).isEmpty();
        return ((ResponseVerdict.Accepted<Abroad.Waiting>) verdict).assertion();
    }

    private void assertBrokerFailure(String error, SubCode subCode, Problem problem) {
        EidasRequest request = request(LOW);
        assertDeclined(
                flow().returned(asking(receive(request)).state(), new BrokerAnswer.Failed(error)),
                request,
                Code.RESPONDER,
                Optional.of(subCode),
                problem);
    }

    private void assertIncomplete(Map<String, String> claims) {
        EidasRequest request = request(LOW);
        assertDeclined(
                flow().returned(
                                asking(receive(request)).state(),
                                new BrokerAnswer.LoggedIn(claims, HIGH.uri(), Optional.empty(), Abroad.NOW)),
                request,
                Code.RESPONDER,
                Optional.of(SubCode.INVALID_ATTR_NAME_OR_VALUE),
                Problem.ATTRIBUTES_MISSING);
    }

    /** Signed, without assertion, with these codes; and the page says why. */
    private void assertDeclined(
            Step step, EidasRequest request, Code code, Optional<SubCode> subCode, Problem problem) {
        ResponseVerdict<Abroad.Waiting> verdict = estonia.open(form(step), request, RELAY);
        assertThat(verdict).isInstanceOfSatisfying(ResponseVerdict.Declined.class, declined -> {
            EidasStatus status = declined.status();
            assertThat(status.code()).isEqualTo(code);
            assertThat(status.subCode()).isEqualTo(subCode);
            assertThat(status.says(SubCode.NO_AUTHN_CONTEXT)).isEqualTo(problem == Problem.LEVEL_NOT_REACHED);
        });
        assertThat(((Step.Answer) step).mishap().orElseThrow().problem()).isEqualTo(problem);
    }

    private static void assertErrorPage(Step step, Problem problem) {
        assertThat(step).isInstanceOfSatisfying(Step.ErrorPage.class, page -> assertThat(
                        page.mishap().problem())
                .isEqualTo(problem));
    }
}
