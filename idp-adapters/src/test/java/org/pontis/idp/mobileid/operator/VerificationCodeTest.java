package org.pontis.idp.mobileid.operator;

import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerificationCodeTest {

    @ParameterizedTest
    @CsvSource({
        // of the operator's own documents
        "2f665f6a6999e0ef0752e00ec9f453adf59d8cb6, 1462",
        "0000000000000000000000000000000000000000000000000000000000000000, 0000",
        "ff000000000000000000000000000000000000000000000000000000000000ff, 8191",
        "040000000000000000000000000000000000000000000000000000000000000000, 0128",
        "030000000000000000000000000000000000000000000000000000000000000080, 0000",
        "00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, 0127"
    })
    void theCodeIsSixBitsOfTheBeginningAndSevenOfTheEnd(String hash, String code) {
        assertThat(VerificationCode.of(HexFormat.of().parseHex(hash))).isEqualTo(code);
    }

    @Test
    void noTwoChallengesAreAlike() {
        assertThat(Challenge.fresh()).isNotEqualTo(Challenge.fresh()).hasToString("Challenge");
        assertThat(Challenge.fresh().octets()).hasSize(32);
        assertThatThrownBy(() -> new Challenge(Base64.getEncoder().encodeToString(new byte[31])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
