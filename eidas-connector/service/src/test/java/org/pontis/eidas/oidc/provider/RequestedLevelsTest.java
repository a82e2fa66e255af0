package org.pontis.eidas.oidc.provider;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.level.RequestedLevel;
import org.pontis.eidas.level.RequestedLevel.AtLeast;

import static org.assertj.core.api.Assertions.assertThat;

class RequestedLevelsTest {

    private final World world = new World();

    @ParameterizedTest
    @CsvSource({
        "'', LOW",
        "high, HIGH",
        "http://eidas.europa.eu/LoA/high, HIGH",
        "high substantial, SUBSTANTIAL",
        "http://eidas.europa.eu/LoA/high low, LOW",
        "unknown high, HIGH",
    })
    void ofSeveralLevelsAnyOneWillDo(String values, LevelOfAssurance level) {
        assertThat(world.begin("acr_values", values).level()).isEqualTo(new AtLeast(level));
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"high\"}}}', HIGH",
        "'{\"id_token\":{\"acr\":{\"values\":[\"substantial\",\"high\"]}}}', SUBSTANTIAL",
        "'{\"id_token\":{\"acr\":null}}', LOW",
    })
    void theClaimBindsLikeTheParameter(String claims, LevelOfAssurance level) {
        assertThat(world.begin("claims", claims).level()).isEqualTo(new AtLeast(level));
    }

    @Test
    void ofTwoPlacesTheStricterCounts() {
        String high = "{\"id_token\":{\"acr\":{\"value\":\"high\"}}}";

        assertThat(world.begin("claims", high, "acr_values", "low").level())
                .isEqualTo(new AtLeast(LevelOfAssurance.HIGH));
        assertThat(world.error("claims", "{\"id_token\":{\"acr\":{\"value\":\"x\"}}}", "acr_values", "low"))
                .isEqualTo("unmet_authentication_requirements");
    }

    @ParameterizedTest
    @CsvSource({
        "low, http://eidas.europa.eu/LoA/substantial",
        "http://eidas.europa.eu/NotNotified/LoA/substantial low, "
                + "http://eidas.europa.eu/NotNotified/LoA/substantial http://eidas.europa.eu/LoA/substantial "
                + "http://eidas.europa.eu/LoA/high",
    })
    void noRequestGoesBelowTheClientsOwnMinimum(String values, String levels) {
        Map<String, String> request = World.request("client_id", "strict", "acr_values", values);
        Json pushed = world.provider.push(world.from("strict", request));

        AuthorizationAnswer answer =
                world.provider.authorize(World.parameters(Map.of("client_id", "strict", "request_uri", (String)
                        World.json(pushed).get("request_uri"))));

        assertThat(((AuthorizationAnswer.Begin) answer).login().level().uris()).containsExactly(levels.split(" "));
    }

    @Test
    void aLevelThatWasNotNotifiedIsAskedForByNameAndOnlyIfRegistered() {
        RequestedLevel level =
                world.begin("acr_values", World.OTHER_LEVEL + " substantial").level();

        assertThat(level.comparison()).isEqualTo("exact");
        assertThat(level.uris())
                .containsExactly(
                        World.OTHER_LEVEL.toString(),
                        "http://eidas.europa.eu/LoA/substantial",
                        "http://eidas.europa.eu/LoA/high");
        assertThat(world.error("acr_values", "http://eidas.europa.eu/NotNotified/LoA/low"))
                .isEqualTo("unmet_authentication_requirements");
    }

    @ParameterizedTest
    @CsvSource({
        "low, high",
        "'', http://eidas.europa.eu/LoA/high",
        "http://eidas.europa.eu/LoA/low, http://eidas.europa.eu/LoA/high",
        "low http://eidas.europa.eu/LoA/low, http://eidas.europa.eu/LoA/high"
    })
    void theLevelReachedIsToldInTheClientsOwnWords(String values, String acr) {
        assertThat(world.redeem(World.BROKER, world.code("acr_values", values))).containsEntry("acr", acr);
    }
}
