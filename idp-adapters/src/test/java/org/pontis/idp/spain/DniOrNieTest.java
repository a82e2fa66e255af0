package org.pontis.idp.spain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.PersonIdentifier;

import static org.assertj.core.api.Assertions.assertThat;

class DniOrNieTest {

    private final DniOrNie identifiers = new DniOrNie();

    @ParameterizedTest
    @ValueSource(
            strings = {"00000001R", "00000001r", " 00000001-R ", "00.000.001-R", "00 000 001 R", "1R", "1\u00a0–\u00a0r"
            })
    void aDniIsReadHoweverItIsTyped(String typed) {
        assertThat(identifiers.read(typed)).contains(new PersonIdentifier("ES", "IDC", "00000001R"));
    }

    @ParameterizedTest
    @CsvSource({
        "X0000000T,X0000000T",
        "x-0000000-t,X0000000T",
        "Y1234567X,Y1234567X",
        "Z1234567R,Z1234567R",
        "X1R,X0000001R"
    })
    void aNieIsReadWithItsPrefixAsADigit(String typed, String canonical) {
        assertThat(identifiers.read(typed)).contains(new PersonIdentifier("ES", "IDC", canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R",
                "00000001",
                "00000001A",
                "000000001R",
                "X00000000T",
                "W0000000T",
                "X1L",
                "Z1234567X",
                "00000001RR",
                "١R",
                "0000000１R",
                "00000001R\u0000",
                "-1R0",
                "00000001ſ",
                "<00000001R>"
            })
    void anythingElseIsNoIdentifier(String typed) {
        assertThat(identifiers.read(typed)).isEmpty();
    }

    @Test
    void everyWrongLetterIsRefused() {
        long read = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                .chars()
                .filter(letter -> identifiers.read("12345678" + (char) letter).isPresent())
                .count();
        assertThat(read).isOne();
    }

    @Test
    void whatWasReadReadsBackTheSame() {
        assertThat(identifiers.read("y1234567x").map(PersonIdentifier::value).flatMap(identifiers::read))
                .isEqualTo(identifiers.read("Y-1234567-X"));
    }
}
