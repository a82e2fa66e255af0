package org.pontis.idp.cabinet;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means.Kind;
import org.pontis.idp.cabinet.SecurityEvent.Type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a portal is told, and how often. */
class SecurityEventTest {

    private static final Instant AT = Instant.ofEpochSecond(1_795_000_000L);

    @Test
    void aTokenNamesItsSubjectAsThePortalKnowsItAndHasOneEvent() {
        Map<String, Object> claims =
                event(Type.CREDENTIAL_COMPROMISE, Optional.of(Kind.PHONE)).claims(AT.plusSeconds(5));
        assertThat(claims)
                .containsEntry("iss", "https://clave.example/realms/es")
                .containsEntry("aud", "portal")
                .containsEntry("jti", "j-1")
                .containsEntry("iat", AT.getEpochSecond() + 5)
                .containsEntry(
                        "sub_id", Map.of("format", "iss_sub", "iss", "https://clave.example/realms/es", "sub", "s"))
                .doesNotContainKeys("sub", "exp");
        assertThat(claims.get("events"))
                .isEqualTo(Map.of(
                        "https://schemas.openid.net/secevent/risc/event-type/credential-compromise",
                        Map.of(
                                "event_timestamp",
                                AT.getEpochSecond(),
                                "initiating_entity",
                                "user",
                                "credential_type",
                                "phone-sms")));
    }

    @Test
    void onlyACredentialIsCompromised() {
        assertThatThrownBy(() -> event(Type.SESSION_REVOKED, Optional.of(Kind.CARD)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> event(Type.CREDENTIAL_COMPROMISE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoDoesNotAnswerIsToldLessAndLessOftenAndNotForEver() {
        Retrying day = new Retrying(Duration.ofDays(1));
        assertThat(day.pause(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(day.pause(2)).isEqualTo(Duration.ofSeconds(20));
        assertThat(day.pause(60)).isEqualTo(Duration.ofHours(1));
        assertThat(day.givenUp(AT)).isEqualTo(AT.minus(Duration.ofDays(1)));
    }

    @Test
    void aMethodStandsOnItsMeans() {
        assertThat(MeansBehind.method("sms-pin", LevelOfAssurance.LOW)).containsExactly(Kind.PHONE);
        assertThat(MeansBehind.method("password", LevelOfAssurance.LOW)).containsExactly(Kind.PASSWORD);
        assertThat(MeansBehind.method("password", LevelOfAssurance.SUBSTANTIAL))
                .containsExactlyInAnyOrder(Kind.PASSWORD, Kind.PHONE);
        assertThat(MeansBehind.method("mobile-id", LevelOfAssurance.HIGH)).containsExactly(Kind.SIM);
        assertThat(MeansBehind.method("eid-card", LevelOfAssurance.HIGH)).containsExactly(Kind.CARD);
        assertThat(MeansBehind.method("eidas", LevelOfAssurance.HIGH)).isEmpty();
    }

    private static SecurityEvent event(Type type, Optional<Kind> credential) {
        return new SecurityEvent("j-1", "https://clave.example/realms/es", "portal", "s", type, credential, AT);
    }
}
