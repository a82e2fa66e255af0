package org.pontis.idp.keycloak.portal;

import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class OidcLevelRequestTest {

    @Test
    void withoutARequestLowIsEnoughAndTheAnswerIsAUri() {
        LevelRequest request = acrValues(null).orElseThrow();
        assertThat(request.required()).isEqualTo(LevelOfAssurance.LOW);
        assertThat(request.answer().apply(LevelOfAssurance.SUBSTANTIAL))
                .isEqualTo("http://eidas.europa.eu/LoA/substantial");
    }

    @Test
    void theAnswerIsSpelledAsThePortalAsked() {
        assertThat(acrValues("low").orElseThrow().answer().apply(LevelOfAssurance.HIGH))
                .isEqualTo("high");
        assertThat(acrValues("http://eidas.europa.eu/LoA/low")
                        .orElseThrow()
                        .answer()
                        .apply(LevelOfAssurance.HIGH))
                .isEqualTo("http://eidas.europa.eu/LoA/high");
    }

    @Test
    void ofSeveralValuesAnyOneSuffices() {
        assertThat(acrValues("high substantial").orElseThrow().required()).isEqualTo(LevelOfAssurance.SUBSTANTIAL);
    }

    @Test
    void namesThatAreNoLevelArePassedOver() {
        assertThat(acrValues("urn:elsewhere high").orElseThrow().required()).isEqualTo(LevelOfAssurance.HIGH);
    }

    @Test
    void aListOfNothingElseIsNeverSatisfied() {
        assertThat(acrValues("urn:elsewhere HIGH")).isEmpty();
    }

    @Test
    void aVoluntaryClaimBindsAsMuchAsAnEssentialOne() {
        assertThat(claims("{\"id_token\":{\"acr\":{\"values\":[\"high\"]}}}")
                        .orElseThrow()
                        .required())
                .isEqualTo(LevelOfAssurance.HIGH);
        assertThat(claims("{\"id_token\":{\"acr\":{\"essential\":true,\"value\":\"high\"}}}")
                        .orElseThrow()
                        .required())
                .isEqualTo(LevelOfAssurance.HIGH);
    }

    @Test
    void acrValuesCannotWeakenAClaim() {
        AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());
        login.setClientNote("acr_values", "low");
        login.setClientNote("claims", "{\"id_token\":{\"acr\":{\"values\":[\"high\"]}}}");
        assertThat(LevelRequest.of(login).orElseThrow().required()).isEqualTo(LevelOfAssurance.HIGH);
    }

    @Test
    void unreadableClaimsAreNotIgnored() {
        assertThat(claims("{")).isEmpty();
    }

    @Test
    void aWordWhereAListBelongsIsNotIgnored() {
        assertThat(claims("{\"id_token\":{\"acr\":{\"values\":\"high\"}}}")).isEmpty();
        assertThat(claims("{\"id_token\":{\"acr\":\"high\"}}")).isEmpty();
        assertThat(claims("{\"id_token\":{\"acr\":null}}")).isPresent();
    }

    @Test
    void aPortalsOwnMinimumIsAFloor() {
        AuthenticationSessionModel login = Notes.login("openid-connect", Map.of("minimum.acr.value", "substantial"));
        login.setClientNote("acr_values", "low");
        assertThat(LevelRequest.of(login).orElseThrow().required()).isEqualTo(LevelOfAssurance.SUBSTANTIAL);
    }

    @Test
    void aMinimumThatCannotBeReadLetsNobodyIn() {
        assertThat(LevelRequest.of(Notes.login("openid-connect", Map.of("minimum.acr.value", "subtantial"))))
                .isEmpty();
    }

    private static Optional<LevelRequest> acrValues(String values) {
        AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());
        login.setClientNote("acr_values", values);
        return LevelRequest.of(login);
    }

    private static Optional<LevelRequest> claims(String claims) {
        AuthenticationSessionModel login = Notes.login("openid-connect", Map.of());
        login.setClientNote("claims", claims);
        return LevelRequest.of(login);
    }
}
