package org.pontis.idp.code;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.pontis.broker.MethodId;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.FixedHouse.BRUNO;
import static org.pontis.idp.testing.FixedHouse.CARLA;

class PendingCodesTest {

    private final FixedHouse house = new FixedHouse();
    private final PendingCodes pending = codesOf("some-method");
    private final TestAttempt attempt = new TestAttempt("attempt");

    private PendingCodes codesOf(String method) {
        return new PendingCodes(new MethodId(method), house.challenges(), house.codes());
    }

    @Test
    void aRightGuessHashesToWhatIsStored() {
        assertThat(pending.seals(attempt, Recipient.known(ANA), "12345678"))
                .contains(pending.sealFresh(attempt, Recipient.known(ANA), "12345678"));
    }

    @Test
    void noGuessHashesToADecoyNotEvenItsOwnCode() {
        assertThat(pending.seals(attempt, Recipient.known(CARLA), "12345678"))
                .doesNotContain(pending.sealFresh(attempt, Recipient.known(CARLA), "12345678"));
    }

    @Test
    void theSameCodeIsStoredDifferentlyForEachBrowserCitizenAndMethod() {
        Recipient ana = Recipient.known(ANA);
        assertThat(Set.of(
                        pending.seals(attempt, ana, "12345678"),
                        pending.seals(new TestAttempt("other"), ana, "12345678"),
                        pending.seals(attempt, Recipient.known(BRUNO), "12345678"),
                        codesOf("other-method").seals(attempt, ana, "12345678")))
                .hasSize(4);
    }
}
