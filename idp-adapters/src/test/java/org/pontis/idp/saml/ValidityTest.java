package org.pontis.idp.saml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ValidityTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Validity DEFAULT = Validity.from(settings(Map.of()));

    @Test
    void aMessageIsGoodForFiveMinutesAndOneOfSkew() {
        taken(NOW);
        taken(NOW.minus(Duration.ofMinutes(6)));
        taken(NOW.plus(Duration.ofMinutes(1)));
        refused(NOW.minus(Duration.ofMinutes(6)).minusMillis(1), "The message is 360 s old");
        refused(NOW.plus(Duration.ofMinutes(1)).plusMillis(1), "60 s in the future; the portal's clock is fast");
        refused(Instant.MAX, "in the future");
        refused(Instant.MIN, "old");
    }

    @Test
    void aMessageIsRememberedUntilItIsTooOld() {
        Instant latest = NOW.plus(DEFAULT.skew());
        Instant forgotten = NOW.plus(DEFAULT.remembered());
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> DEFAULT.check(message(latest), forgotten));
    }

    @Test
    void theWindowIsConfigured() {
        Validity narrow = Validity.from(settings(Map.of("saml-request-age", "PT30S", "saml-clock-skew", "PT0S")));
        assertThat(narrow.remembered()).isEqualTo(Duration.ofSeconds(31));
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> narrow.check(message(NOW.minusSeconds(31)), NOW));
    }

    @Test
    void anAgeThatCannotBeStopsTheStart() {
        for (String bad : new String[] {"PT0S", "P1D", "soon", "-PT5M"}) {
            assertThatExceptionOfType(InvalidSetting.class)
                    .isThrownBy(() -> Validity.from(settings(Map.of("saml-request-age", bad))))
                    .withMessageStartingWith("x--saml-request-age");
        }
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> Validity.from(settings(Map.of("saml-clock-skew", "PT1H"))));
    }

    @Test
    void theDefaultsAreDocumented() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .contains("| `saml-request-age` | `" + DEFAULT.age() + "` | PT10S to PT1H |")
                .contains("| `saml-clock-skew` | `" + DEFAULT.skew() + "` | PT0S to PT10M |");
    }

    private static void taken(Instant issued) {
        assertThatCode(() -> DEFAULT.check(message(issued), NOW)).doesNotThrowAnyException();
    }

    private static void refused(Instant issued, String sentence) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> DEFAULT.check(message(issued), NOW))
                .withMessageContaining(sentence)
                .matches(refused -> refused.reason() == Reason.OUT_OF_TIME);
    }

    private static Message message(Instant issued) {
        return new Message(Kind.AUTHN_REQUEST, "_a", "portal", issued, "here", Xml.parse("<a/>".getBytes()));
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings("x--", values::get);
    }
}
