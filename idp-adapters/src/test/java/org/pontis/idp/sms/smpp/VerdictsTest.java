package org.pontis.idp.sms.smpp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.sms.centre.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictsTest {

    @ParameterizedTest
    @ValueSource(ints = {0x58, 0x14})
    void aCentreThatWantsFewerMessagesIsBusy(int status) {
        assertThat(Verdicts.ofStatus(status)).isInstanceOf(Verdict.Busy.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x03, 0x04, 0x08, 0x0A, 0x0F, 0x15, 0x48, 0x49})
    void whatSpeaksOfTheCentreOrTheAccountIsTheCentresTrouble(int status) {
        assertThat(Verdicts.ofStatus(status)).isInstanceOf(Verdict.Refused.class);
    }

    /** Otherwise an outage would show for registered citizens alone. */
    @ParameterizedTest
    @ValueSource(ints = {0x0B, 0x45, 0x33, 0xFE, 0x400, 0x4FF, 0x500, -1})
    void everythingElseVendorsCodesIncludedSpeaksOfTheDestination(int status) {
        assertThat(Verdicts.ofStatus(status)).isInstanceOf(Verdict.Rejected.class);
    }
}
