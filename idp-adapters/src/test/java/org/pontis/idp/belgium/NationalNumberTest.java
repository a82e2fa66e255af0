package org.pontis.idp.belgium;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NationalNumberTest {

    private final NationalNumber numbers = new NationalNumber();

    @Test
    void aNumberTellsTheDayOfBirthAndItsCheckDigitsTheCentury() {
        assertThat(NationalNumber.birthdate(number("850730033"))).contains(LocalDate.of(1985, 7, 30));
        assertThat(NationalNumber.birthdate(number("2" + "170730033"))).contains(LocalDate.of(2017, 7, 30));
    }

    @Test
    void aPersonMayWriteItWithPoints() {
        assertThat(numbers.read("85.07.30-033 28"))
                .hasValueSatisfying(person -> assertThat(person.semantics()).isEqualTo("PNOBE-85073003328"));
    }

    @Test
    void whoseDayOfBirthIsNotKnownHasANumberAllTheSame() {
        String unknown = number("850000001");

        assertThat(numbers.read(unknown)).isPresent();
        assertThat(NationalNumber.birthdate(unknown)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"85073003327", "8507300332", "850730033281", "8507300332A", ""})
    void whatIsNoNumberIsRefused(String number) {
        assertThat(numbers.read(number)).isEmpty();
    }

    /** The number with its check digits; a 2 before it says that somebody is born since 2000. */
    private static String number(String start) {
        long reckoned = Long.parseLong(start);
        return start.substring(start.length() - 9) + "%02d".formatted(97 - reckoned % 97);
    }
}
