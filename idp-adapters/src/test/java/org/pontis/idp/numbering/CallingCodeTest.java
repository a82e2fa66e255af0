package org.pontis.idp.numbering;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.Msisdn;

import static org.assertj.core.api.Assertions.assertThat;

class CallingCodeTest {

    private static final CallingCode SPAIN = new CallingCode(Optional.of("+34"));
    private static final CallingCode NONE = new CallingCode(Optional.empty());

    /** ITU-T E.164, B.4: 00 is what one dials in Europe before a country's code. */
    @ParameterizedTest
    @CsvSource({
        "0037200000766, +37200000766",
        "00 372 000 00 766, +37200000766",
        "+372 000 00 766, +37200000766",
        "0034600000001, +34600000001",
        "00 34 600 000 001, +34600000001",
        "(0034) 600-000-001, +34600000001",
        "+34 600 000 001, +34600000001",
        "600 000 001, +34600000001"
    })
    void aNumberIsInternationalOnceItBeginsWithAPlusOrTwoNoughts(String typed, String number) {
        assertThat(SPAIN.number(typed)).contains(new Msisdn(number));
    }

    @Test
    void onlyANumberTypedAsAtHomeNeedsTheCode() {
        assertThat(NONE.number("0034 600 000 001")).contains(new Msisdn("+34600000001"));
        assertThat(NONE.number("+34 600 000 001")).contains(new Msisdn("+34600000001"));
        assertThat(NONE.number("600 000 001")).isEmpty();
    }

    /** No country's code begins with 0, so neither is taken for a number at home. */
    @ParameterizedTest
    @ValueSource(strings = {"00", "000372000766", "00+34600000001", "++34600000001", "+0034600000001", "0034", "+", ""})
    void whatCanBeNoNumberIsNone(String typed) {
        assertThat(SPAIN.number(typed)).isEmpty();
    }

    /** E.164 alone would let them pass: with the code before them they have seven digits and more. */
    @ParameterizedTest
    @ValueSource(strings = {"600 000", "60000", "112", "+34 600 000", "0034 600000"})
    void whatIsTooShortToBeANumberAtHomeIsNone(String typed) {
        assertThat(SPAIN.number(typed)).isEmpty();
    }

    /** Estonia's mobile numbers have seven digits or eight; other countries' are theirs to count. */
    @ParameterizedTest
    @CsvSource({
        "5012345, +3725012345",
        "5123 4567, +37251234567",
        "+376 312 345, +376312345",
        "00 34 600000001, +34600000001"
    })
    void whatIsShortElsewhereStaysANumber(String typed, String number) {
        assertThat(new CallingCode(Optional.of("+372")).number(typed)).contains(new Msisdn(number));
    }

    /** Contact lists and documents hand over spaces, dashes and marks of direction that nobody sees. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202A+34 600 000 001\u202C",
                "+34\u00A0600\u202F000\u2009001",
                "600\u2011000\u2013001",
                "\u200E0034\u2007600.000/001\u200B"
            })
    void aPastedNumberMayBringItsDressAlong(String pasted) {
        assertThat(SPAIN.number(pasted)).contains(new Msisdn("+34600000001"));
    }
}
