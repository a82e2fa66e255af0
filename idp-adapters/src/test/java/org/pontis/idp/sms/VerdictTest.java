package org.pontis.idp.sms;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

    @Test
    void zeroIsAccepted() {
        assertThat(Verdict.ofStatus(0)).isEqualTo(Verdict.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x58, 0x14})
    void aBusyCentreIsAskedAgain(int status) {
        assertThat(Verdict.ofStatus(status)).isEqualTo(Verdict.THROTTLED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x04, 0x0A, 0x48, 0x49, 0x0F})
    void whatSpeaksOfTheCentreOrOurAccountIsAFailure(int status) {
        assertThat(Verdict.ofStatus(status)).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x0B, 0x50, 0x51, 0x01, 0x45, 0x64, 0xFF, 0x400, 0x4FF})
    void whatMaySpeakOfOneNumberIsNeverShownAsAFailure(int status) {
        assertThat(Verdict.ofStatus(status)).isEqualTo(Verdict.REJECTED);
    }
}
