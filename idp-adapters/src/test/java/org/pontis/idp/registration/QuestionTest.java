package org.pontis.idp.registration;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234.56;1234.56",
                "1.234,56;1234.56",
                "1,234.56;1234.56",
                "1 234,56 €;1234.56",
                "1234,5;1234.5",
                "1234,50;1234.5",
                "1234.00;1234",
                "1.234;1234",
                "1.234.567,8;1234567.8",
                "0;0",
                "007,10;7.1",
                "-12,30;-12.3"
            })
    void anAmountIsReadAsPeopleWriteIt(String typed, String amount) {
        assertEquals(Optional.of(amount), Question.BOX.read(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1234.567.8", "١٢٣٤", "1e9", "99999999999999999999", "1234,56,78"})
    void whatIsNoAmountIsNone(String typed) {
        assertTrue(Question.BOX.read(typed).isEmpty(), typed);
    }

    @ParameterizedTest
    @CsvSource({
        "2009-09,2009-09",
        "09/2009,2009-09",
        "9/2009,2009-09",
        "2009-9,2009-09",
        "2009/09,2009-09",
        "09.2009,2009-09"
    })
    void aMonthIsReadAsPeopleWriteIt(String typed, String month) {
        assertEquals(Optional.of(month), Question.FIRST_MONTH.read(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2009", "13/2009", "00/2009", "2009-09-01", "sept 2009", "٢٠٠٩-٠٩"})
    void whatIsNoMonthIsNone(String typed) {
        assertTrue(Question.FIRST_MONTH.read(typed).isEmpty(), typed);
    }

    @Test
    void aNumberIsReadWithItsOrnaments() {
        assertEquals(Optional.of("281234567840"), Question.AFFILIATION.read(" 28/12345678-40 "));
        assertTrue(Question.AFFILIATION.read("28 abc").isEmpty());
        assertTrue(Question.AFFILIATION.read("1".repeat(1_000_000)).isEmpty());
    }
}
