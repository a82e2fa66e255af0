package org.pontis.eidas.level;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.level.GrantedLevel.NotNotified;
import org.pontis.eidas.level.GrantedLevel.Notified;

import static org.assertj.core.api.Assertions.assertThat;

class LevelsTest {

    private static final String LOW = LevelOfAssurance.LOW.uri();
    private static final String SUBSTANTIAL = LevelOfAssurance.SUBSTANTIAL.uri();
    private static final String HIGH = LevelOfAssurance.HIGH.uri();
    private static final String OTHER = "http://eidas.europa.eu/NotNotified/LoA/high";

    @Test
    void notifiedLevelsAreThree() {
        for (LevelOfAssurance level : LevelOfAssurance.values()) {
            assertThat(GrantedLevel.read(level.uri())).contains(new Notified(level));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://eidas.europa.eu/LoA/test",
                "http://eidas.europa.eu/LoA/High",
                "http://eidas.europa.eu/LoA/",
                "http://eidas.europa.eu/LoA/high ",
                "high",
                "",
                "urn x"
            })
    void whatOnlyLooksLikeALevelIsNone(String uri) {
        assertThat(GrantedLevel.read(uri)).isEmpty();
    }

    @Test
    void anyOtherUriIsTheNameOfALevel() {
        assertThat(GrantedLevel.read(OTHER).orElseThrow()).isInstanceOf(NotNotified.class);
        assertThat(GrantedLevel.read("urn:gov:gr:gsis:loa3")).isPresent();
    }

    @Test
    void theDraftsSpellingIsTheStandards() {
        assertThat(GrantedLevel.read("http://eidas.europa.eu/LoA/NotNotified/high"))
                .isEqualTo(GrantedLevel.read(OTHER));
    }

    @Test
    void aMinimumIsMetByNotifiedLevelsFromThereUp() {
        RequestedLevel substantial =
                RequestedLevel.read("minimum", List.of(SUBSTANTIAL)).orElseThrow();
        assertThat(accepts(substantial, LOW)).isFalse();
        assertThat(accepts(substantial, SUBSTANTIAL)).isTrue();
        assertThat(accepts(substantial, HIGH)).isTrue();
        assertThat(accepts(substantial, OTHER)).as("no order among other names").isFalse();
    }

    @Test
    void exactIsMetByTheNamesThatAreThere() {
        RequestedLevel exact =
                RequestedLevel.read("exact", List.of(OTHER, HIGH)).orElseThrow();
        assertThat(accepts(exact, OTHER)).isTrue();
        assertThat(accepts(exact, HIGH)).isTrue();
        assertThat(accepts(exact, SUBSTANTIAL)).isFalse();
        assertThat(accepts(exact, "http://eidas.europa.eu/NotNotified/LoA/low")).isFalse();
    }

    @Test
    void theMessageFormatAllowsNothingElse() {
        assertThat(RequestedLevel.read("minimum", List.of())).isEmpty();
        assertThat(RequestedLevel.read("minimum", List.of(LOW, HIGH))).isEmpty();
        assertThat(RequestedLevel.read("minimum", List.of(OTHER))).isEmpty();
        assertThat(RequestedLevel.read("exact", List.of())).isEmpty();
        assertThat(RequestedLevel.read("exact", List.of(HIGH))).isEmpty();
        assertThat(RequestedLevel.read("exact", List.of(OTHER, OTHER))).isEmpty();
        assertThat(RequestedLevel.read("exact", List.of(OTHER, SUBSTANTIAL)))
                .as("whoever takes substantial takes high")
                .isEmpty();
        assertThat(RequestedLevel.read("exact", List.of(OTHER, "http://eidas.europa.eu/LoA/test")))
                .isEmpty();
        for (String comparison : List.of("better", "maximum", "", "Minimum")) {
            assertThat(RequestedLevel.read(comparison, List.of(LOW))).isEmpty();
        }
    }

    @Test
    void aRequestIsWrittenAsItWasRead() {
        RequestedLevel exact =
                RequestedLevel.read("exact", List.of(OTHER, HIGH)).orElseThrow();
        assertThat(RequestedLevel.read(exact.comparison(), exact.uris())).contains(exact);
        RequestedLevel minimum = RequestedLevel.atLeast(LevelOfAssurance.LOW);
        assertThat(RequestedLevel.read(minimum.comparison(), minimum.uris())).contains(minimum);
    }

    private static boolean accepts(RequestedLevel requested, String granted) {
        return requested.accepts(GrantedLevel.read(granted).orElseThrow());
    }
}
