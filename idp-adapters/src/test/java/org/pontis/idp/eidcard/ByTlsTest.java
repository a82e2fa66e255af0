package org.pontis.idp.eidcard;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.pontis.broker.Factor;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Passage;
import org.pontis.broker.Passer;
import org.pontis.broker.Place;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;
import org.pontis.broker.Settings;
import org.pontis.broker.Step;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;
import static org.pontis.idp.testing.Steps.assertRetry;
import static org.pontis.idp.testing.Steps.atOnce;
import static org.pontis.idp.testing.Steps.proofOf;

/** The way by TLS, to the card's host and back. */
class ByTlsTest extends EidCardCase {

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

    /** Row K2: she has shown her card here, taken it out and gone; her connection still stands, or is resumed. */
    @Test
    void aCardThatWasShownBeforeThisLoginDoesNotCount() {
        Instant hers = house.clock().instant();
        house.clock().forward(Duration.ofMinutes(1));
        Passage his = arrive(depart(attempt), Optional.of(certificate().certificate()), hers);

        assertThat(his.oddity()).contains("old_handshake");
        assertRetry(method.resume(attempt, brought(his.onward().orElseThrow())), "eid-card", CardProblems.NONE);
    }

    /** The clock of the node that showed the page may be ahead of that of the card's host. */
    @Test
    void aHandshakeAMomentBeforeTheTicketIsOfThisLogin() {
        Instant aMomentAgo = house.clock().instant().minusSeconds(2);
        URI back = arrive(depart(attempt), Optional.of(certificate().certificate()), aMomentAgo)
                .onward()
                .orElseThrow();

        proofOf(method.resume(attempt, brought(back)), FixedHouse.ANA);
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
}
