package org.pontis.idp.code;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.broker.MethodId;
import org.pontis.broker.Settings;
import org.pontis.idp.testing.FixedHouse;
import org.pontis.idp.testing.TestAttempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.broker.LoginProblem.PHONE_NOT_SERVED;
import static org.pontis.idp.testing.FixedHouse.ANA;
import static org.pontis.idp.testing.Steps.assertFailed;
import static org.pontis.idp.testing.Steps.assertPage;

/** What a number that no message goes to means for its owner, and for whoever says to be her. */
class RestraintTest {

    private final FixedHouse house = new FixedHouse();
    private final SmsCode code = new SmsCode(
            CodeRules.read(new MethodId("sms-pin"), new Settings("", Map.<String, String>of()::get)), house);

    @BeforeEach
    void messagesGoNowhere() {
        house.sms().serveNobody();
    }

    @Test
    void whoHasProvenWhoSheIsHearsThatHerNumberGetsNothing() {
        assertFailed(code.send(new TestAttempt("ana"), Recipient.known(ANA), shown -> {}), PHONE_NOT_SERVED);
    }

    @Test
    void whoOnlySaysSoSeesTheUsualPage() {
        Recipient claimed = Recipient.claimed(ANA.identifier(), "2031-12-31", Optional.of(ANA));
        assertPage(code.send(new TestAttempt("somebody"), claimed, shown -> {}), "code");
    }

    @Test
    void forNobodyTheSameIsDoneButTheSending() {
        Recipient nobody = Recipient.claimed(ANA.identifier(), "2031-12-30", Optional.of(ANA));
        assertPage(code.send(new TestAttempt("somebody"), nobody, shown -> {}), "code");
        assertThat(house.sms().pretended()).hasSize(1);
        assertThat(house.sms().sent()).isEmpty();
    }
}
