package org.pontis.idp.keycloak.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.gate.Granted;
import org.pontis.idp.keycloak.gate.JsonNote;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

/** A method's state travels from request to request, and during an upgrade from one version of it to another. */
class KeycloakAttemptTest {

    private final AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());
    private final KeycloakAttempt attempt = new KeycloakAttempt(Notes.context(login), LevelOfAssurance.LOW);

    @Test
    void whatIsKeptIsThereForTheNextRequest() {
        attempt.keep(new Sent("ana", 7, Optional.empty()));
        assertThat(attempt.kept(Sent.class)).contains(new Sent("ana", 7, Optional.empty()));
    }

    @Test
    void stateOfATypeThatOnlyTheOtherVersionHasIsNone() {
        attempt.keep(new SentByALaterVersion("ana"));
        assertThat(attempt.kept(Sent.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"ana\",\"tries\":7,\"since\":null,\"form\":\"later\"}",
                "{\"to\":\"ana\",\"since\":null}",
                "{\"to\":null,\"tries\":7,\"since\":null}",
                "{\"to\":\"ana\",\"tries\":\"seven\",\"since\":null}",
                "[]",
                ""
            })
    void stateOfTheSameTypeThatTheOtherVersionWroteDifferentlyIsNone(String state) {
        attempt.keep(new Sent("ana", 7, Optional.empty()));
        login.setAuthNote("pontis.state", state);
        assertThat(attempt.kept(Sent.class)).isEmpty();
    }

    @Test
    void aGrantOfAnotherVersionIsNone() {
        new Granted("low", LevelOfAssurance.LOW, "sms-pin", List.of("sms"), 1).stamp(login);
        String now = login.getClientNote("pontis.granted");
        assertThat(JsonNote.read(now, Granted.class)).isPresent();
        assertThat(JsonNote.read(now.replace("\"level\"", "\"reached\""), Granted.class))
                .isEmpty();
    }

    private record Sent(String to, int tries, Optional<String> since) {}

    private record SentByALaterVersion(String to) {}
}
