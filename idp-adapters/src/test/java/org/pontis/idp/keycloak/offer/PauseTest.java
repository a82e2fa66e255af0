package org.pontis.idp.keycloak.offer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PauseTest {

    private static final String ATTRIBUTE = "pontis.method.sms-pin.paused";
    private static final Locale SPANISH = Locale.forLanguageTag("es");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Set<String> LANGUAGES = Set.of("es", "en");

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static Optional<Pause> of(String attribute) {
        return Pause.of("sms-pin", Notes.realm(Map.of(ATTRIBUTE, attribute)));
    }

    private static Pause asked(String body) throws PauseRequest.Refused {
        return PauseRequest.read(body, LANGUAGES, "es", NOW, MADRID);
    }

    @Test
    void withoutTheAttributeAMethodIsOpen() {
        assertThat(Pause.of("sms-pin", Notes.realm(Map.of()))).isEmpty();
        assertThat(Pause.of("password", Notes.realm(Map.of(ATTRIBUTE, "{}")))).isEmpty();
    }

    @Test
    void anOperatorsPauseHoldsUntilItsEnd() {
        OffsetDateTime later = OffsetDateTime.now(ZoneOffset.UTC).plusHours(1);
        OffsetDateTime earlier = later.minusHours(2);
        String json = "{\"reason\":{\"es\":\"Avería.\"},\"since\":\"2026-11-22T10:00:00Z\",\"until\":\"%s\"}";

        assertThat(of(json.formatted(later))).isPresent();
        assertThat(of(json.formatted(earlier))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "true",
                "{",
                "{}",
                "[]",
                "{\"since\":\"yesterday\"}",
                "{\"since\":\"2026-11-22T10:00:00Z\",\"until\":\"soon\"}"
            })
    void whatCannotBeReadClosesTheMethod(String attribute) {
        assertThat(of(attribute)).isPresent();
    }

    @Test
    void theReasonIsInTheCitizensLanguageOrElseInTheRealms() {
        Pause pause = new Pause(
                Map.of("es", "Avería.", "en", "Breakdown."), NOW, Optional.of(Instant.parse("2026-11-22T17:00:00Z")));

        assertThat(pause.words(Locale.ENGLISH, "es", MADRID))
                .containsEntry("lang", "en")
                .containsEntry("reason", "Breakdown.");
        assertThat(pause.words(Locale.forLanguageTag("gl"), "es", MADRID)).containsEntry("lang", "es");
        assertThat((String) pause.words(SPANISH, "es", MADRID).get("until")).contains("22", "2026", "18:00");
    }

    @Test
    void withoutWordsThereIsNothingToShowButThatItIsClosed() {
        assertThat(of("{}").orElseThrow().words(SPANISH, "es", MADRID)).isEmpty();
    }

    @Test
    void whatAnOperatorSendsIsWhatIsKept() throws PauseRequest.Refused {
        Pause pause = asked("{\"reason\":{\"es\":\" Avería. \"},\"until\":\"2026-11-22T18:00+01:00\"}");

        assertThat(pause.reason()).isEqualTo(Map.of("es", "Avería."));
        assertThat(pause.since()).isEqualTo(NOW);
        assertThat(pause.until()).contains(Instant.parse("2026-11-22T17:00:00Z"));
    }

    @Test
    void anEndWithoutAnOffsetIsByTheCountrysClock() throws PauseRequest.Refused {
        String body = "{\"reason\":{\"es\":\"Avería.\"},\"until\":\"%s\"}";
        for (String end :
                List.of("2027-07-01T18:00", "2027-07-01T18:00:00", "2027-07-01T18:00+02:00", "2027-07-01T16:00Z")) {
            assertThat(asked(body.formatted(end)).until()).contains(Instant.parse("2027-07-01T16:00:00Z"));
        }
    }

    @Test
    void whoeverWroteTheEndInAnotherOffsetTheCountrysClockIsShown() throws PauseRequest.Refused {
        Pause pause = asked("{\"reason\":{\"es\":\"Avería.\"},\"until\":\"2026-11-22T12:00-05:00\"}");

        assertThat((String) pause.words(SPANISH, "es", MADRID).get("until")).contains("18:00");
        assertThat(pause.report(MADRID))
                .containsEntry("since", "2026-11-22T11:00+01:00")
                .containsEntry("until", "2026-11-22T18:00+01:00")
                .containsEntry("timeZone", "Europe/Madrid");
    }

    /** What a version before this one has kept. */
    @Test
    void anEndThatWasKeptWithItsOffsetIsTheSameMoment() {
        assertThat(of("{\"reason\":{},\"since\":\"2026-11-22T10:00:00Z\",\"until\":\"2999-11-22T18:00+01:00\"}")
                        .orElseThrow()
                        .until())
                .contains(Instant.parse("2999-11-22T17:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"reason\":\"Avería.\"}",
                "{\"reason\":{\"en\":\"Breakdown.\"}}",
                "{\"reason\":{\"es\":\"\"}}",
                "{\"reason\":{\"es\":7}}",
                "{\"reason\":{\"es\":\"one\\nline\"}}",
                "{\"reason\":{\"es\":\"turned \\u202e around\"}}",
                "{\"reason\":{\"es\":\"Avería.\",\"xx\":\"?\"}}",
                "{\"reason\":{\"es\":\"Avería.\"},\"until\":\"2026-11-22T09:59Z\"}",
                "{\"reason\":{\"es\":\"Avería.\"},\"until\":\"tomorrow\"}",
                "{\"reason\":{\"es\":\"Avería.\"},\"for\":\"ever\"}"
            })
    void whatCannotBeIsRefusedWithASentence(String body) {
        assertThatThrownBy(() -> asked(body))
                .isInstanceOf(PauseRequest.Refused.class)
                .message()
                .endsWith(".");
    }
}
