package org.pontis.idp.abroad;

import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.code.PortalName;

import static org.assertj.core.api.Assertions.assertThat;

class RequesterTest {

    private static final Locale SPANISH = Locale.of("es");

    private static Requester named(String name) {
        return Requester.of("EE", name).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "EE, es, Eesti / Estonia — X",
        "EE, et, Eesti — X",
        "EL, es, Ελλάδα / Grecia — X",
        "FI, en, Suomi / Finland — X",
        "BE, ca, België / Belgique / Bèlgica — X",
        "LV, gl, Latvija / Letonia — X",
        "QQ, es, QQ — X"
    })
    void theCountryIsNamedInItsOwnWordsAndInTheReaders(String country, String reader, String name) {
        assertThat(Requester.of(country, "X").orElseThrow().name(Locale.of(reader)))
                .isEqualTo(name);
    }

    @Test
    void withoutANameTheCountryAsks() {
        assertThat(Requester.of("EE", null).orElseThrow().name(SPANISH)).isEqualTo("Eesti / Estonia");
        assertThat(named(" \u200b\n ").brief(SPANISH)).isEqualTo("Estonia");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "E", "EST", "ee", "E1", "E\n", "<b>"})
    void aCountryThatIsNoneIsNobody(String country) {
        assertThat(Requester.of(country, "Maksu- ja Tolliamet")).isEmpty();
        assertThat(Requester.of(null, "Maksu- ja Tolliamet")).isEmpty();
    }

    @Test
    void nothingUnseenIsLeftInAName() {
        assertThat(named("  Maksu\u202e-\u2066 ja\r\nTolli\u0000amet\u00a0\u200f\ud800 ")
                        .service())
                .contains("Maksu - ja Tolli amet");
    }

    @Test
    void aNameIsNotLongerThanAnotherCountryMayWriteIt() {
        assertThat(named("x".repeat(128)).service()).contains("x".repeat(128));
        assertThat(named("😀".repeat(129)).service()).contains("😀".repeat(127) + "…");
    }

    @Test
    void marksDoNotPileUp() {
        assertThat(named("a" + "\u0335".repeat(50) + "b").service().orElseThrow())
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void aPhoneShowsTheCountryFirstAndThenAsMuchAsFits() {
        String brief = named("Maksu- ja Tolliamet").brief(SPANISH);
        assertThat(PortalName.plain(brief, 40)).isEqualTo("Estonia - Maksu- ja Tolliamet");
        assertThat(PortalName.plain(brief, 12)).isEqualTo("Estonia - Ma");
    }

    @Test
    void statisticsKnowTheCountriesThatThereAre() {
        assertThat(Requester.of("EL", null).map(Requester::label)).contains("EL");
        assertThat(Requester.of("XY", null).map(Requester::label)).isEqualTo(Optional.of("other"));
    }
}
