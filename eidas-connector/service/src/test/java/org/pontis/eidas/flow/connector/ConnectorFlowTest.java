package org.pontis.eidas.flow.connector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.DataSet;
import org.pontis.eidas.flow.Abroad;
import org.pontis.eidas.flow.Exchange;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.flow.connector.CountryRules.Scoping;
import org.pontis.eidas.flow.connector.LoginOutcome.Identified;
import org.pontis.eidas.flow.connector.LoginOutcome.Refused;
import org.pontis.eidas.level.GrantedLevel.Notified;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.saml.TestKey;
import org.pontis.eidas.saml.check.Arrival;
import org.pontis.eidas.saml.check.ForeignService.Tolerance;
import org.pontis.eidas.saml.check.OurConnector;
import org.pontis.eidas.saml.check.TimeLimits;
import org.pontis.eidas.saml.check.TrustedRequest;
import org.pontis.eidas.saml.message.EidasStatus;
import org.pontis.eidas.saml.message.EidasStatus.Code;
import org.pontis.eidas.saml.message.EidasStatus.SubCode;
import org.pontis.eidas.saml.message.MessageId;
import org.pontis.eidas.saml.message.NameIdFormat;
import org.pontis.eidas.saml.metadata.SpType;
import org.pontis.eidas.store.Store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LevelOfAssurance.HIGH;
import static org.pontis.broker.LevelOfAssurance.LOW;
import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;

class ConnectorFlowTest {

    private static final Store STORE = Store.local();

    private final Abroad estonia = new Abroad("EE");
    private final Abroad latvia = new Abroad("LV");
    private final Abroad.World world = new Abroad.World(estonia, latvia);
    private final List<Exchange> log = new ArrayList<>();
    private CountryRules rules = CountryRules.STANDARD;

    @AfterAll
    static void close() {
        STORE.close();
    }

    @Test
    void aCitizenOfAnotherCountryIsIdentified() {
        LoginRequest login = login(SUBSTANTIAL);
        assertThat(flow().begin(login)).isInstanceOfSatisfying(Page.ChooseCountry.class, page -> assertThat(
                        page.countries())
                .containsExactly(new CountryChoice(estonia.country, true), new CountryChoice(latvia.country, true)));
        Page.PostToNode form = sent(flow().choose(login.id(), estonia.country));
        TrustedRequest request = estonia.read(form.form());
        assertThat(request.level()).isEqualTo(RequestedLevel.atLeast(SUBSTANTIAL));
        assertThat(request.providerName()).contains("Agencia Tributaria");

        Identified identified = identified(answer(form, estonia.login(HIGH, DataSet.NATURAL)), login);

        assertThat(identified.identity().person().identifier().value()).isEqualTo("EE/ES/60001019906");
        assertThat(identified.level()).isEqualTo(new Notified(HIGH));
        assertThat(identified.country()).isEqualTo(estonia.country);
        assertThat(identified.persistence()).isEqualTo(Persistence.UNKNOWN);
    }

    @Test
    void aKnownCountryIsNotAskedFor() {
        LoginRequest login = login(LOW, Optional.of(SpType.PUBLIC), Optional.of("EE"), DataSet.NATURAL);
        assertThat(estonia.read(sent(flow().begin(login)).form()).level()).isEqualTo(RequestedLevel.atLeast(LOW));
    }

    @Test
    void onlyCountriesThatReachTheLevelAreOffered() {
        latvia.levels.remove(HIGH);
        world.learn();
        assertThat(flow().begin(login(HIGH)))
                .isInstanceOfSatisfying(Page.ChooseCountry.class, page -> assertThat(page.countries())
                        .containsExactly(new CountryChoice(estonia.country, true)));
        LoginRequest login = login(HIGH);
        flow().begin(login);
        assertRefused(flow().choose(login.id(), latvia.country), login, Problem.COUNTRY_CANNOT);
    }

    @Test
    void whereNoCountryCanThereIsNoChoice() {
        latvia.levels.remove(HIGH);
        estonia.sets.remove(DataSet.NATURAL);
        world.learn();
        LoginRequest login = login(HIGH);
        assertRefused(flow().begin(login), login, Problem.NO_COUNTRY);
    }

    @Test
    void aCountryThatIsDownIsShownAndSaysSo() {
        world.down(estonia);
        LoginRequest login = login(LOW);
        assertThat(flow().begin(login))
                .isInstanceOfSatisfying(Page.ChooseCountry.class, page -> assertThat(page.countries())
                        .contains(new CountryChoice(estonia.country, false)));
        assertRefused(flow().choose(login.id(), estonia.country), login, Problem.COUNTRY_DOWN);
        assertRefused(flow().choose(login.id(), Abroad.ES), login, Problem.COUNTRY_UNKNOWN);
    }

    @Test
    void anAnswerThatNobodyWaitsForIsNone() {
        assertLost(
                flow().receive(estonia.answer("_nothing", estonia.login(HIGH, DataSet.NATURAL)), Optional.of("x")),
                Problem.ANSWER_UNSOLICITED);
        assertThat(flow().choose("nothing", estonia.country)).isInstanceOf(Page.Lost.class);
        assertThat(flow().again("nothing")).isInstanceOf(Page.Lost.class);
    }

    @Test
    void anAnswerIsGoodOnce() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        String answer = estonia.answer(requestId(form), estonia.login(HIGH, DataSet.NATURAL));

        identified(flow().receive(answer, form.form().relayState()), login);
        assertRefused(flow().receive(answer, form.form().relayState()), login, Problem.MESSAGE_REPLAYED);
        assertRefused(
                flow().receive(
                                estonia.answer(requestId(form), estonia.login(HIGH, DataSet.NATURAL)),
                                form.form().relayState()),
                login,
                Problem.ANSWER_UNSOLICITED);
    }

    @Test
    void whoEverythingButTheAnswerIsKnownToLearnsNothing() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        String answer = estonia.answer(requestId(form), estonia.login(HIGH, DataSet.NATURAL));
        Page.PostToNode own = begun(login(LOW), estonia);
        String other = estonia.answer(requestId(own), estonia.login(HIGH, DataSet.NATURAL));
        identified(flow().receive(answer, form.form().relayState()), login);
        flow().receive(other, own.form().relayState());

        // who began the login has its relay state, and may bring it with an answer of somebody else
        assertRefused(flow().receive(other, form.form().relayState()), login, Problem.MESSAGE_REPLAYED);

        assertThat(flow().identified(login.id(), hash(other))).isEmpty();
        assertThat(flow().identified(login.id(), hash(answer))).isPresent();
    }

    private static String hash(String answer) {
        return Arrival.byPost(answer, Optional.empty()).hash();
    }

    @Test
    void anAnswerInAnotherBrowserIsNone() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        String answer = estonia.answer(requestId(form), estonia.login(HIGH, DataSet.NATURAL));
        assertRefused(flow().receive(answer, Optional.of("another")), login, Problem.ANSWER_NOT_TRUSTED);
        assertRefusedAgain(form, login, Optional.empty());
    }

    private void assertRefusedAgain(Page.PostToNode used, LoginRequest login, Optional<String> relayState) {
        Page.PostToNode form = sent(flow().choose(login.id(), estonia.country));
        assertThat(form.form().relayState()).isNotEqualTo(used.form().relayState());
        assertRefused(
                flow().receive(estonia.answer(requestId(form), estonia.login(HIGH, DataSet.NATURAL)), relayState),
                login,
                Problem.ANSWER_NOT_TRUSTED);
    }

    @Test
    void anotherCountrysAnswerIsNone() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        String answer = latvia.answer(requestId(form), latvia.login(HIGH, DataSet.NATURAL));
        assertRefused(flow().receive(answer, form.form().relayState()), login, Problem.WRONG_COUNTRY);
    }

    @Test
    void aStrangersAnswerChangesNothing() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        TestKey good = estonia.signing;
        estonia.signing = TestKey.ec("secp256r1");
        String forged = estonia.answer(requestId(form), estonia.login(HIGH, DataSet.NATURAL));
        assertRefused(flow().receive(forged, form.form().relayState()), login, Problem.ANSWER_NOT_TRUSTED);
        assertLost(flow().receive(forged, Optional.of("what a stranger makes up")), Problem.ANSWER_NOT_TRUSTED);

        estonia.signing = good;
        identified(answer(form, estonia.login(HIGH, DataSet.NATURAL)), login);
    }

    @Test
    void aCountryMayChangeItsKey() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        estonia.signing = TestKey.ec("secp256r1");
        estonia.published = estonia.signing;
        identified(answer(form, estonia.login(HIGH, DataSet.NATURAL)), login);
    }

    @Test
    void aLevelThatIsTooLowIsNoLogin() {
        LoginRequest login = login(SUBSTANTIAL);
        assertRefused(
                answer(begun(login, estonia), estonia.login(LOW, DataSet.NATURAL)), login, Problem.LEVEL_NOT_REACHED);
    }

    @Test
    void aCountryCountsForItsCeilingAtMost() {
        rules = new CountryRules(
                Scoping.ALWAYS, NameIdFormat.UNSPECIFIED, SUBSTANTIAL, Persistence.PERMANENT, Tolerance.NONE);
        LoginRequest login = login(LOW);
        Identified identified = identified(answer(begun(login, estonia), estonia.login(HIGH, DataSet.NATURAL)), login);
        assertThat(identified.level()).isEqualTo(new Notified(SUBSTANTIAL));
        assertThat(identified.persistence()).isEqualTo(Persistence.PERMANENT);
        assertThat(flow().begin(login(HIGH)))
                .isInstanceOfSatisfying(Page.ChooseCountry.class, page -> assertThat(page.countries())
                        .containsExactly(new CountryChoice(latvia.country, true)));
    }

    @Test
    void anotherPersonThanWasAskedForIsNone() {
        LoginRequest login = login(LOW, Optional.of(SpType.PUBLIC), Optional.empty(), DataSet.LEGAL);
        Page.PostToNode form = begun(login, estonia);
        assertRefused(answer(form, estonia.login(HIGH, DataSet.NATURAL)), login, Problem.ATTRIBUTES_MISSING);
    }

    @Test
    void afterARefusalAbroadTheCitizenMayChooseAgain() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        assertRefused(refused(form, Code.RESPONDER, Optional.of(SubCode.REQUEST_DENIED)), login, Problem.CANCELLED);
        assertThat(flow().again(login.id())).isInstanceOf(Page.ChooseCountry.class);

        Page.PostToNode other = sent(flow().choose(login.id(), latvia.country));
        Page page = flow().receive(
                        latvia.answer(requestId(latvia, other), latvia.login(HIGH, DataSet.NATURAL)),
                        other.form().relayState());
        assertThat(identified(page, login).country()).isEqualTo(latvia.country);
    }

    @Test
    void everyRefusalAbroadHasItsProblem() {
        assertThat(problem(Code.RESPONDER, Optional.of(SubCode.AUTHN_FAILED))).isEqualTo(Problem.LOGIN_FAILED);
        assertThat(problem(Code.RESPONDER, Optional.of(SubCode.NO_AUTHN_CONTEXT)))
                .isEqualTo(Problem.LEVEL_NOT_REACHED);
        assertThat(problem(EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, "words")
                        .about(SubCode.NO_AUTHN_CONTEXT)))
                .isEqualTo(Problem.LEVEL_NOT_REACHED);
        assertThat(problem(Code.RESPONDER, Optional.of(SubCode.INVALID_ATTR_NAME_OR_VALUE)))
                .isEqualTo(Problem.ATTRIBUTES_MISSING);
        assertThat(problem(Code.REQUESTER, Optional.of(SubCode.REQUEST_DENIED))).isEqualTo(Problem.REQUEST_REFUSED);
        assertThat(problem(Code.REQUESTER, Optional.empty())).isEqualTo(Problem.REQUEST_REFUSED);
        assertThat(problem(Code.RESPONDER, Optional.empty())).isEqualTo(Problem.LOGIN_FAILED);
    }

    @Test
    void whatTheOtherNodeSaysForPeopleIsInTheLogCleanedAndCutAndNowhereElse() {
        Page.PostToNode form = begun(login(LOW), estonia);
        String words = "003002 - Authentication\n\u202eFailed.\" " + "x".repeat(500);
        Page page = flow().receive(
                        estonia.refusal(requestId(form), EidasStatus.of(Code.RESPONDER, SubCode.AUTHN_FAILED, words)),
                        form.form().relayState());

        assertThat(log.getLast().result()).isEqualTo("RESPONDER AUTHN_FAILED");
        assertThat(log.getLast().said().orElseThrow())
                .startsWith("003002 - Authentication Failed.' xxx")
                .endsWith("x…")
                .hasSize(201);
        assertThat(page.toString()).doesNotContain("003002");
    }

    @Test
    void aLoginEndsOnceInWhateverCountry() {
        LoginRequest login = login(LOW);
        Page.PostToNode here = begun(login, estonia);
        Page.PostToNode there = sent(flow().choose(login.id(), latvia.country));
        identified(answer(here, estonia.login(HIGH, DataSet.NATURAL)), login);
        assertLost(
                flow().receive(
                                latvia.answer(requestId(latvia, there), latvia.login(HIGH, DataSet.NATURAL)),
                                there.form().relayState()),
                Problem.LOGIN_EXPIRED);
    }

    @Test
    void aCancelledLoginTakesNoAnswer() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        assertRefused(flow().cancel(login.id()), login, Problem.CANCELLED);
        assertLost(answer(form, estonia.login(HIGH, DataSet.NATURAL)), Problem.LOGIN_EXPIRED);
    }

    @Test
    void theRelyingPartyIsNamedAsTheCountryCanBear() {
        assertThat(xml(begun(login(LOW), estonia))).contains("RequesterID");
        rules = scoping(Scoping.DEMANDED);
        assertThat(xml(begun(login(LOW), estonia))).doesNotContain("Scoping");
        estonia.demandsRequesterId = true;
        world.learn();
        LoginRequest company = login(LOW, Optional.of(SpType.PRIVATE), Optional.empty(), DataSet.NATURAL);
        assertThat(xml(begun(company, estonia))).contains("RequesterID");
        rules = scoping(Scoping.NEVER);
        assertThat(xml(begun(login(LOW), estonia))).doesNotContain("Scoping");
        LoginRequest other = login(LOW, Optional.of(SpType.PRIVATE), Optional.empty(), DataSet.NATURAL);
        flow().begin(other);
        assertRefused(flow().choose(other.id(), estonia.country), other, Problem.COUNTRY_CANNOT);
    }

    @Test
    void theLogRebuildsTheExchangeAndNamesNobody() {
        LoginRequest login = login(LOW);
        Page.PostToNode form = begun(login, estonia);
        identified(answer(form, estonia.login(HIGH, DataSet.NATURAL)), login);
        assertRefused(answer(form, estonia.login(HIGH, DataSet.NATURAL)), login, Problem.ANSWER_UNSOLICITED);

        assertThat(log)
                .extracting(Exchange::point)
                .containsExactly(
                        Exchange.Point.CONNECTOR_SENT_REQUEST,
                        Exchange.Point.CONNECTOR_GOT_RESPONSE,
                        Exchange.Point.CONNECTOR_GOT_RESPONSE);
        assertThat(log.get(0).messageId()).isEqualTo(log.get(1).inResponseTo());
        assertThat(log).allSatisfy(entry -> {
            assertThat(entry.node()).isEqualTo(Abroad.OUR_CONNECTOR);
            assertThat(entry.messageId()).isPresent();
            assertThat(entry.hash()).matches("[0-9a-f]{128}");
            assertThat(entry.time()).isEqualTo(Abroad.NOW);
        });
        assertThat(log.get(1).peer()).contains(estonia.service());
        assertThat(log.get(1).result()).isEqualTo("accepted");
        assertThat(log.get(2).result()).isEqualTo("RSP-01");
        assertThat(log.get(2).incident()).isPresent();
        assertThat(log.toString()).doesNotContain("Mari").doesNotContain("60001019906");
    }

    @Test
    void whoSentAForgedMessageIsNotWrittenDown() {
        estonia.signing = TestKey.ec("secp256r1");
        flow().receive(estonia.answer("_1", estonia.login(HIGH, DataSet.NATURAL)), Optional.empty());
        assertThat(log).singleElement().satisfies(entry -> {
            assertThat(entry.peer()).isEmpty();
            assertThat(entry.messageId()).isEmpty();
            assertThat(entry.result()).isEqualTo("RSP-04");
        });
    }

    private ConnectorFlow flow() {
        return new ConnectorFlow(
                new Connector(
                        new OurConnector(Abroad.OUR_CONNECTOR, Abroad.OUR_ACS, Abroad.ES),
                        Optional.empty(),
                        Map.of(estonia.country, rules),
                        TimeLimits.DEFAULT,
                        Duration.ofMinutes(15)),
                () -> Abroad.OUR_KEYS,
                world,
                new ConnectorFlow.Memory(
                        STORE.pending("logins", LoginRequest.class),
                        STORE.pending("requests", SentRequest.class),
                        STORE.pending("identified", LoginOutcome.Identified.class),
                        STORE.replay(Abroad.CLOCK)),
                log::add,
                Abroad.CLOCK);
    }

    private static LoginRequest login(LevelOfAssurance level) {
        return login(level, Optional.of(SpType.PUBLIC), Optional.empty(), DataSet.NATURAL);
    }

    private static LoginRequest login(
            LevelOfAssurance level, Optional<SpType> type, Optional<String> country, DataSet set) {
        return new LoginRequest(
                MessageId.next(),
                "broker",
                RequestedLevel.atLeast(level),
                AttributeProfile.mandatory(set),
                type.orElseThrow(),
                Optional.of("https://portal.example"),
                Optional.of("Agencia Tributaria"),
                false,
                List.of("es"),
                country.map(org.pontis.eidas.attributes.NodeCountry::new));
    }

    private static CountryRules scoping(Scoping scoping) {
        return new CountryRules(scoping, NameIdFormat.UNSPECIFIED, HIGH, Persistence.UNKNOWN, Tolerance.NONE);
    }

    private Page.PostToNode begun(LoginRequest login, Abroad country) {
        flow().begin(login);
        return sent(flow().choose(login.id(), country.country));
    }

    private static Page.PostToNode sent(Page page) {
        assertThat(page).isInstanceOf(Page.PostToNode.class);
        return (Page.PostToNode) page;
    }

    private String requestId(Page.PostToNode form) {
        return requestId(estonia, form);
    }

    private static String requestId(Abroad country, Page.PostToNode form) {
        return country.read(form.form()).id();
    }

    private Page answer(Page.PostToNode form, org.pontis.eidas.saml.message.EidasResponse.Outcome outcome) {
        return flow().receive(
                        estonia.answer(requestId(form), outcome), form.form().relayState());
    }

    private Page refused(Page.PostToNode form, Code code, Optional<SubCode> subCode) {
        EidasStatus status = new EidasStatus(code, subCode, Optional.empty(), Optional.of("words"));
        return flow().receive(
                        estonia.refusal(requestId(form), status), form.form().relayState());
    }

    private Problem problem(Code code, Optional<SubCode> subCode) {
        return problem(new EidasStatus(code, subCode, Optional.empty(), Optional.of("words")));
    }

    private Problem problem(EidasStatus status) {
        Page.PostToNode form = begun(login(LOW), estonia);
        Page page = flow().receive(
                        estonia.refusal(requestId(form), status), form.form().relayState());
        return ((Refused) ((Page.Finished) page).outcome()).problem();
    }

    private static Identified identified(Page page, LoginRequest login) {
        assertThat(page).isInstanceOfSatisfying(Page.Finished.class, finished -> {
            assertThat(finished.loginId()).isEqualTo(login.id());
            assertThat(finished.outcome()).isInstanceOf(Identified.class);
        });
        return (Identified) ((Page.Finished) page).outcome();
    }

    private static void assertRefused(Page page, LoginRequest login, Problem problem) {
        assertThat(page).isInstanceOfSatisfying(Page.Finished.class, finished -> {
            assertThat(finished.loginId()).isEqualTo(login.id());
            assertThat(finished.outcome())
                    .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.problem())
                            .isEqualTo(problem));
        });
    }

    private static void assertLost(Page page, Problem problem) {
        assertThat(page).isInstanceOfSatisfying(Page.Lost.class, lost -> assertThat(lost.problem())
                .isEqualTo(problem));
    }

    private static String xml(Page.PostToNode form) {
        return new String(Base64.getDecoder().decode(form.form().message()), StandardCharsets.UTF_8);
    }
}
