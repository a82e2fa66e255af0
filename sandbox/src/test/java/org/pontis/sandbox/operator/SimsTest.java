package org.pontis.sandbox.operator;

import org.junit.jupiter.api.Test;
import org.pontis.realm.TestCitizen;
import org.pontis.realm.TestCitizens;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.PinPad.Reaction;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has which SIM, and what a SIM makes of PINs. */
class SimsTest {

    private final Sims sims = Sims.ofTestCitizens();

    @Test
    void theSimsOfTheHomeCountryBelongToTheTestCitizens() {
        for (Sim sim : sims.all()) {
            Subscriber subscriber = sim.subscriber();
            if (subscriber.holder().country().equals("ES")) {
                TestCitizen citizen = TestCitizens.of("es").stream()
                        .filter(one ->
                                one.identifier().equals(subscriber.holder().identifier()))
                        .findFirst()
                        .orElseThrow();
                assertThat(citizen.phone()).hasValue(subscriber.number().value());
                assertThat(citizen.givenName() + " " + citizen.familyName()).isEqualTo(subscriber.name());
            }
        }
    }

    @Test
    void everyOutcomeOfTheDemoHasItsPhone() {
        assertThat(sims.all().stream()
                        .flatMap(sim -> sim.subscriber().always().stream())
                        .distinct())
                .containsExactlyInAnyOrder(
                        Outcome.NOT_CLIENT,
                        Outcome.HASH_MISMATCH,
                        Outcome.DELIVERY_ERROR,
                        Outcome.CANCELLED,
                        Outcome.SIM_ERROR,
                        Outcome.PHONE_ABSENT,
                        Outcome.TIMEOUT);
    }

    @Test
    void threeWrongPinsInARowBlockAndThePukUnblocks() {
        Sim sim = sims.find(PhoneNumber.of("+34600000001")).orElseThrow();
        Pin pin1 = sim.pin(Purpose.AUTHENTICATION);
        assertThat(pin1.enter("0000")).isEqualTo(Reaction.WRONG_PIN);
        assertThat(pin1.enter("1234")).isEqualTo(Reaction.ACCEPTED);
        assertThat(pin1.enter("0000")).isEqualTo(Reaction.WRONG_PIN);
        assertThat(pin1.enter("0000")).isEqualTo(Reaction.WRONG_PIN);
        assertThat(pin1.enter("0000")).isEqualTo(Reaction.BLOCKED);
        assertThat(pin1.enter("1234")).as("blocked, right or not").isEqualTo(Reaction.BLOCKED);
        assertThat(sim.pin(Purpose.SIGNATURE).enter("12345")).isEqualTo(Reaction.ACCEPTED);
        assertThat(sim.unblock("00000000")).isFalse();
        assertThat(sim.unblock("12345678")).isTrue();
        assertThat(pin1.enter("1234")).isEqualTo(Reaction.ACCEPTED);
    }
}
