package org.pontis.idp.desk;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.PersonIdentifier;
import org.pontis.idp.desk.Application.Reading;
import org.pontis.idp.spain.DniOrNie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ApplicationTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final PersonIdentifier CARLA = new PersonIdentifier("ES", "IDC", "00000003A");

    private final Map<String, String> form =
            new HashMap<>(Map.of("given", " Carla ", "family", "Núñez  Vega", "birthdate", "1990-01-02"));

    @Test
    void namesAreTidiedAndNothingElseIsTouched() {
        Application read = assertInstanceOf(Reading.Complete.class, read()).application();
        assertEquals("Carla", read.givenName());
        assertEquals("Núñez Vega", read.familyName());
        assertFalse(read.toString().contains("Carla"));
    }

    @ParameterizedTest
    @CsvSource({"2008-11-23, false", "2008-11-24, true", "2026-11-23, true"})
    void oneIsAMinorUntilTheDayOfOnesBirthday(LocalDate born, boolean minor) {
        assertEquals(minor, Application.isMinor(born, 18, TODAY));
    }

    @Test
    void aMinorComesWithSomebodyElse() {
        form.put("birthdate", "2011-10-04");
        assertEquals(List.of("adult"), wrong());
        form.put("adult", "00000003a");
        assertEquals(List.of("adult"), wrong(), "herself");
        form.put("adult", "00000001A");
        assertEquals(List.of("adult"), wrong(), "the letter is another");
        form.put("adult", "1r");
        assertEquals(
                "00000001R",
                assertInstanceOf(Reading.Complete.class, read())
                        .application()
                        .accompaniedBy()
                        .orElseThrow()
                        .value());
    }

    @Test
    void anAdultNeedsNobodyAndNobodyIsNoted() {
        form.put("adult", "00000001R");
        assertTrue(assertInstanceOf(Reading.Complete.class, read())
                .application()
                .accompaniedBy()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<b>Eva</b>", "Eva\u0000", "Eva\u202E", "1234", "${7*7}"})
    void whatIsNoNameIsNoName(String typed) {
        form.put("given", typed);
        assertEquals(List.of("given"), wrong());
    }

    @Test
    void aMegabyteIsNoNameEither() {
        form.put("family", "a".repeat(1_000_000));
        assertEquals(List.of("family"), wrong());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "1899-12-31", "04/10/2011", "2011-02-30", ""})
    void nobodyIsBornThen(String typed) {
        form.put("birthdate", typed);
        assertEquals(List.of("birthdate"), wrong());
    }

    @ParameterizedTest
    @CsvSource({
        "DNI, 00000001R, true",
        "DNI, X0000001S, false",
        "NIE, X0000001S, true",
        "NIE, 00000001R, false",
        "PASSPORT, 00000001R, true",
        "PASSPORT, X0000001S, false"
    })
    void aDocumentHasItsOwnKindOfNumber(SeenDocument document, String value, boolean fits) {
        assertEquals(fits, document.fits(new PersonIdentifier("ES", "IDC", value)));
    }

    private List<String> wrong() {
        return assertInstanceOf(Reading.Incomplete.class, read()).fields();
    }

    private Reading read() {
        return Application.read(form::get, CARLA, new DniOrNie(), 18, TODAY);
    }
}
