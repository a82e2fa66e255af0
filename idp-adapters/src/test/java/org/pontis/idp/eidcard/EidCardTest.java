package org.pontis.idp.eidcard;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginMethod;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.Passage;
import org.pontis.broker.Passer;
import org.pontis.broker.Place;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.certificate.CertificateLogin;
import org.pontis.idp.certificate.Problems;
import org.pontis.idp.certificate.pki.Keys;
import org.pontis.idp.certificate.pki.Making;
import org.pontis.idp.certificate.pki.Names;
import org.pontis.idp.certificate.pki.ProfileFolder;
import org.pontis.idp.certificate.pki.Reply;
import org.pontis.idp.certificate.pki.TestAuthority;
import org.pontis.idp.certificate.pki.TestSite;
import org.pontis.idp.eidcard.webeid.SoftCard;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.atOnce;
import static org.pontis.idp.testing.Steps.proofOf;

/** Both ways to a card, from the choice to the citizen, and what must not lead there. */
class EidCardTest {

    private static final String ORIGIN = "https://clave.example";
    private static final TestAuthority ISSUER = TestAuthority.root("Test root").below("Test card issuer");
    private static final TestAuthority RESPONDER = ISSUER.responder().authority(Keys.p256());
    private static final KeyPair KEYS = Keys.p256();

    @TempDir
    Path folder;

    private final FixedHouse house = new FixedHouse();
    private final TestSite site = new TestSite();
    private final TestAttempt attempt = new TestAttempt("attempt").asking(LevelOfAssurance.HIGH);
    private final Map<String, String> settings = new HashMap<>();
    private LoginMethod method;

    @BeforeEach
    void open() {
        new ProfileFolder(folder, ISSUER)
                .set("organisations", "allowed")
                .set("ocsp", site.address("/ocsp"))
                .read();
        responder(Reply.Status.GOOD);
        settings.put("issuers", folder.toString());
        settings.put("tls-address", "https://card.clave.example");
        settings.put("webeid-origin", ORIGIN);
        method = house.method(new EidCardFactory(), settings);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void responder(Reply.Status status) {
        site.at(
                "/ocsp",
                TestSite.ocsp(new Reply(
                                RESPONDER.certificate(),
                                RESPONDER.keys(),
                                List.of(RESPONDER.certificate()),
                                house.clock().instant())
                        .saying(status)));
    }

    private static Making certificate() {
        return ISSUER.login().key(KEYS.getPublic());
    }

    private static Input choice(String way) {
        return new Input(Map.of("card", way));
    }

    private static Input token(String token) {
        return new Input(Map.of("token", token));
    }

    // --- by TLS

    /** To the card's host with a ticket. */
    private URI depart(TestAttempt login) {
        method.begin(login);
        Step step = method.resume(login, choice("tls"));
        assertThat(step).isInstanceOf(Step.Redirect.class);
        return ((Step.Redirect) step).to();
    }

    /** What the card's host does, for a browser with this certificate. */
    private Passage arrive(URI there, Optional<X509Certificate> certificate) {
        Place place = new EidCardFactory()
                .place(new Settings("eid-card-", settings::get))
                .orElseThrow();
        String ticket = there.getQuery().replaceFirst("^ticket=", "");
        return place.pass(
                new Passer("192.0.2.1", there.getAuthority(), Map.of(), Map.of("ticket", List.of(ticket)), certificate),
                house.challenges(),
                house.codes());
    }

    private static Input brought(URI back) {
        return new Input(Map.of(Step.Redirect.RETURNED, back.getQuery().replaceFirst(".*returned=", "")));
    }

    private Step byTls(Making making) {
        URI back = arrive(depart(attempt), Optional.of(making.certificate()))
                .onward()
                .orElseThrow();
        return method.resume(attempt, brought(back));
    }

    @Test
    void theWayGoesToTheCardsHostAndBackToTheSameLogin() {
        URI there = depart(attempt);
        URI back =
                arrive(there, Optional.of(certificate().certificate())).onward().orElseThrow();

        assertThat(there.toString())
                .matches("https://card\\.clave\\.example/realms/es/pontis/place/method\\?ticket=[A-Z2-7]{52}");
        assertThat(back.toString()).matches("https://clave\\.example/login\\?tab=attempt&returned=[A-Z2-7]{52}");
    }

    @Test
    void aCardShownByTlsLogsItsHolderInAtHigh() {
        Proof proof = proofOf(byTls(certificate()), FixedHouse.ANA);

        assertThat(proof.level()).isEqualTo(LevelOfAssurance.HIGH);
        assertThat(proof.registration()).isEqualTo(Registration.ADVANCED);
        assertThat(proof.factors()).isEqualTo(Set.of(Factor.POSSESSION, Factor.KNOWLEDGE));
        assertThat(proof.amr()).containsExactlyInAnyOrder("sc", "hwk", "pin", "mfa");
    }

    @Test
    void aBrowserThatShowsNothingMayChooseAgain() {
        URI back = arrive(depart(attempt), Optional.empty()).onward().orElseThrow();

        assertRetry(method.resume(attempt, brought(back)), "eid-card", CardProblems.NONE);
    }

    /** He sends her his ticket; her browser shows her card. She goes on with her own handle, and he gets nothing. */
    @Test
    void whoSendsAnotherToTheCardsHostGetsNothingOfHers() {
        TestAttempt his = new TestAttempt("his");
        URI lure = depart(his);
        arrive(lure, Optional.of(certificate().certificate()));

        assertPage(method.resume(his, Input.NONE), "eid-card");
        assertRetry(
                method.resume(
                        visiting(his),
                        new Input(Map.of(Step.Redirect.RETURNED, lure.getQuery().substring(7)))),
                "eid-card",
                CardProblems.TIMEOUT);
    }

    /** The state of somebody who is at the card's host, whatever came before. */
    private TestAttempt visiting(TestAttempt login) {
        depart(login);
        return login;
    }

    /** Row K12: he shows his card on his ticket and has her browser bring the handle. */
    @Test
    void nobodysCardGetsIntoAnothersLogin() {
        URI his = arrive(depart(new TestAttempt("his")), Optional.of(brunos().certificate()))
                .onward()
                .orElseThrow();
        depart(attempt);

        assertFailed(method.resume(attempt, brought(his)), CardProblems.FORGED);
    }

    @Test
    void aHandleIsWorthNothingToALoginThatHasSentNobodyAway() {
        URI his = arrive(depart(new TestAttempt("his")), Optional.of(brunos().certificate()))
                .onward()
                .orElseThrow();
        method.begin(attempt);

        assertPage(method.resume(attempt, brought(his)), "eid-card");
    }

    @Test
    void aTicketIsGoodOnce() {
        URI there = depart(attempt);
        arrive(there, Optional.empty());

        assertThat(arrive(there, Optional.of(certificate().certificate())).onward())
                .isEmpty();
    }

    @Test
    void aHandleIsGoodOnceHoweverManyBringIt() throws Exception {
        URI back = arrive(depart(attempt), Optional.of(certificate().certificate()))
                .onward()
                .orElseThrow();

        List<Step> steps = atOnce(20, () -> method.resume(attempt, brought(back)));

        assertThat(steps).filteredOn(Step.Done.class::isInstance).hasSize(1);
    }

    @Test
    void aTicketAndAHandleAreShortLived() {
        URI late = depart(attempt);
        house.clock().forward(Duration.ofMinutes(5).plusSeconds(1));
        assertThat(arrive(late, Optional.of(certificate().certificate())).onward())
                .isEmpty();

        URI back = arrive(depart(attempt), Optional.of(certificate().certificate()))
                .onward()
                .orElseThrow();
        house.clock().forward(Duration.ofSeconds(61));
        assertRetry(method.resume(attempt, brought(back)), "eid-card", CardProblems.TIMEOUT);
    }

    @Test
    void twoTicketsAreNone() {
        depart(attempt);
        Place place = new EidCardFactory()
                .place(new Settings("eid-card-", settings::get))
                .orElseThrow();

        assertThat(place.pass(
                                new Passer(
                                        "192.0.2.1",
                                        "card.clave.example",
                                        Map.of(),
                                        Map.of("ticket", List.of("a", "b")),
                                        Optional.empty()),
                                house.challenges(),
                                house.codes())
                        .onward())
                .isEmpty();
    }

    // --- by Web eID

    private String challenge(TestAttempt login) {
        method.begin(login);
        return nonce(method.resume(login, choice("webeid")));
    }

    private static String nonce(Step step) {
        assertPage(step, "eid-card-webeid");
        return (String) ((Step.Prompt) step).model().get("nonce");
    }

    private static SoftCard card(Making making) {
        return new SoftCard(making.der(), KEYS);
    }

    private Step byWebEid(Making making) {
        String nonce = challenge(attempt);
        return method.resume(attempt, token(card(making).token("ES256", ORIGIN, nonce)));
    }

    @Test
    void aCardThatSignsTheNonceLogsItsHolderInAtHigh() {
        assertThat(proofOf(byWebEid(certificate()), FixedHouse.ANA).level()).isEqualTo(LevelOfAssurance.HIGH);
    }

    @Test
    void aNonceCountsOnceHoweverManyBringIt() throws Exception {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));

        List<Step> steps = atOnce(20, () -> method.resume(attempt, signed));

        assertThat(steps).filteredOn(Step.Done.class::isInstance).hasSize(1);
    }

    @Test
    void aTokenReplayedInTheSameLoginIsRefused() {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));
        method.resume(attempt, signed);

        assertRetry(method.resume(attempt, signed), "eid-card", CardProblems.TIMEOUT);
    }

    @Test
    void aNonceThatWasAnsweredWronglyIsUsedUp() {
        String nonce = challenge(attempt);
        assertFailed(method.resume(attempt, token("nonsense")), CardProblems.FORGED);

        assertRetry(
                method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, nonce))),
                "eid-card",
                CardProblems.TIMEOUT);
    }

    @Test
    void aTokenForAnotherLoginIsRefused() {
        String foreign = challenge(new TestAttempt("his"));
        challenge(attempt);

        assertFailed(
                method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, foreign))),
                CardProblems.FORGED);
    }

    @Test
    void aReloadAsksForAFreshSignatureAndForgetsTheOldOne() {
        String first = challenge(attempt);
        String second = nonce(method.resume(attempt, Input.NONE));

        assertThat(second).isNotEqualTo(first);
        assertFailed(
                method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, first))), CardProblems.FORGED);
    }

    @Test
    void aNonceLivesFiveMinutes() {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));
        house.clock().forward(Duration.ofMinutes(5).plusSeconds(1));

        assertRetry(method.resume(attempt, signed), "eid-card", CardProblems.TIMEOUT);
    }

    @Test
    void aTokenMadeForAnotherOriginIsRefused() {
        String nonce = challenge(attempt);

        assertFailed(
                method.resume(attempt, token(card(certificate()).token("ES256", "https://c1ave.example", nonce))),
                CardProblems.FORGED);
    }

    @Test
    void aTokenLongerThanTokensAreIsRefused() {
        challenge(attempt);

        assertFailed(method.resume(attempt, token(" ".repeat(10_001))), CardProblems.FORGED);
    }

    @Test
    void whoeverHasOnlyTheCertificateLearnsNothingOfIt() {
        responder(Reply.Status.REVOKED);
        String nonce = challenge(attempt);
        SoftCard stolen = new SoftCard(certificate().der(), Keys.p256());

        assertFailed(method.resume(attempt, token(stolen.token("ES256", ORIGIN, nonce))), CardProblems.FORGED);
        assertThat(site.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ERR_WEBEID_USER_CANCELLED, CARD_CANCELLED",
        "ERR_WEBEID_USER_TIMEOUT, CARD_TIMEOUT",
        "ERR_WEBEID_ACTION_TIMEOUT, CARD_TIMEOUT",
        "ERR_WEBEID_EXTENSION_UNAVAILABLE, CARD_READER",
        "ERR_WEBEID_NATIVE_UNAVAILABLE, CARD_READER",
        "ERR_WEBEID_NATIVE_FATAL, CARD_READER",
        "ERR_WEBEID_NATIVE_INVALID_ARGUMENT, CARD_READER",
        "ERR_WEBEID_VERSION_MISMATCH, CARD_READER",
        "ERR_WEBEID_VERSION_INVALID, CARD_READER",
        "ERR_WEBEID_CONTEXT_INSECURE, CARD_READER",
        "ERR_WEBEID_ACTION_PENDING, CARD_READER",
        "ERR_WEBEID_MISSING_PARAMETER, CARD_READER",
        "ERR_WEBEID_UNKNOWN_ERROR, CARD_READER",
        "ERR_OF_TOMORROW, CARD_READER",
        "'', CARD_READER"
    })
    void whatTheExtensionSaysLeadsBackToTheChoiceWithItsReason(String said, String code) {
        challenge(attempt);
        Step step = method.resume(attempt, new Input(Map.of("error", said)));

        assertThat(step).isInstanceOfSatisfying(Step.Retry.class, retry -> {
            assertThat(retry.page()).isEqualTo("eid-card");
            assertThat(retry.problem().code()).isEqualTo(code);
            assertThat(retry.model()).containsEntry("tls", true);
        });
    }

    @Test
    void aTokenThatNobodyAskedForIsNotLookedAt() {
        method.begin(attempt);

        assertPage(method.resume(attempt, token(card(certificate()).token("ES256", ORIGIN, "bm9uY2U="))), "eid-card");
    }

    @Test
    void aNonceThatWasTakenBackIsGone() {
        Input signed = token(card(certificate()).token("ES256", ORIGIN, challenge(attempt)));
        method.cancel(attempt);

        assertRetry(method.resume(attempt, signed), "eid-card", CardProblems.TIMEOUT);
    }

    // --- both

    private static Making brunos() {
        return certificate()
                .subject(Names.person("IDCES-00000002W", "BRUNO", "DÍAZ SOLER").build());
    }

    private void refusedBothWays(Making making, LoginProblem problem) {
        assertFailed(byTls(making), problem);
        assertFailed(byWebEid(making), problem);
    }

    @Test
    void theCertificateForSigningDocumentsIsRefused() {
        refusedBothWays(certificate().keyUsage(KeyUsage.nonRepudiation), Problems.WRONG_KIND);
    }

    /** A SIM's profile does not name this method, so nobody of it is known here. */
    @Test
    void theCertificateOfASimIsNoCards() {
        new ProfileFolder(folder, ISSUER)
                .set("methods", "mobile-id")
                .set("ocsp", site.address("/ocsp"))
                .file("cards.pem", TestAuthority.root("Issuer of cards").pem())
                .file("cards.properties", """
                        template = en319412-1
                        methods = eid-card
                        issuers = cards.pem
                        policies = 1.3.6.1.4.1.99999.10.2
                        countries = ES
                        ocsp = %s
                        """.formatted(site.address("/ocsp")))
                .read();
        method = house.method(new EidCardFactory(), settings);

        refusedBothWays(certificate(), Problems.UNKNOWN_ISSUER);
    }

    @Test
    void twoTabsDoNotDisturbEachOther() {
        TestAttempt other = new TestAttempt("other tab").asking(LevelOfAssurance.HIGH);
        URI there = depart(attempt);
        String nonce = challenge(other);
        URI back =
                arrive(there, Optional.of(certificate().certificate())).onward().orElseThrow();

        proofOf(method.resume(other, token(card(certificate()).token("ES256", ORIGIN, nonce))), FixedHouse.ANA);
        proofOf(method.resume(attempt, brought(back)), FixedHouse.ANA);
    }

    @Test
    void aRevokedCardIsRefused() {
        responder(Reply.Status.REVOKED);

        refusedBothWays(certificate(), Problems.REVOKED);
    }

    @Test
    void whenNobodyCanBeAskedNobodyGetsIn() {
        site.at("/ocsp", TestSite.status(500));

        refusedBothWays(certificate(), Problems.STATUS_UNREACHABLE);
    }

    @Test
    void aCardOfAnotherIssuerIsRefused() {
        refusedBothWays(TestAuthority.root("Another").login().key(KEYS.getPublic()), Problems.UNKNOWN_ISSUER);
    }

    @Test
    void aCitizenTheBrokerDoesNotKnowIsToldSoOnlyWithHerCardInHand() {
        refusedBothWays(
                certificate()
                        .subject(Names.person("IDCES-" + FixedHouse.NOBODY, "NADIE", "NINGUNO")
                                .build()),
                CertificateLogin.CITIZEN_UNKNOWN);
    }

    @Test
    void everythingThatGoesWrongIsInTheDescriptor() {
        assertThat(new EidCardFactory().descriptor().problems())
                .containsAll(CardProblems.ALL)
                .containsAll(Problems.ALL);
    }

    @Test
    void onlyTheWaysThatThereAreAreOffered() {
        settings.remove("webeid-origin");
        method = house.method(new EidCardFactory(), settings);

        assertThat(method.begin(attempt)).isEqualTo(new Step.Prompt("eid-card", Map.of("tls", true, "webeid", false)));
        assertPage(method.resume(attempt, choice("webeid")), "eid-card");
        assertPage(method.resume(attempt, choice("smoke")), "eid-card");
    }

    @Test
    void withoutAWayTheMethodIsNotOffered() {
        assertThat(new EidCardFactory().isOffered(new Settings("", key -> null)))
                .isFalse();
        assertThat(new EidCardFactory().isOffered(new Settings("", settings::get)))
                .isTrue();
        assertThat(new EidCardFactory().place(new Settings("", key -> null))).isEmpty();
    }

    @Test
    void aRecordPrintsNothingThatOpensAnything() {
        String ticket = "TICKET";
        assertThat(new Visiting(ticket).toString() + new Challenged(ticket)).doesNotContain(ticket);
    }
}
