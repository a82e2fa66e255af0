package org.pontis.idp.estonia;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalCodeTest {

    private final PersonalCode codes = new PersonalCode("EE");

    @ParameterizedTest
    @CsvSource({"60001019906,2000-01-01", "50001018908,2000-01-01", "38001085718,1980-01-08", "60001017869,2000-01-01"})
    void aCodeTellsTheDayOfBirth(String code, LocalDate birthdate) {
        assertThat(PersonalCode.birthdate(code)).contains(birthdate);
        assertThat(codes.read(code))
                .hasValueSatisfying(person -> assertThat(person.semantics()).isEqualTo("PNOEE-" + code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"60001019907", "06001019906", "6000101990", "600010199061", "60013019906", "９0001019906", ""})
    void whatIsNoCodeIsRefused(String code) {
        assertThat(codes.read(code)).isEmpty();
    }

    @Test
    void aPersonMayWriteItWithSpaces() {
        assertThat(codes.read("600 0101 9906")).isPresent();
    }
}
