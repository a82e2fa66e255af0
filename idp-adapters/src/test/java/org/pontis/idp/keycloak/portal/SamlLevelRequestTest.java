package org.pontis.idp.keycloak.portal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.dom.saml.v2.protocol.RequestedAuthnContextType;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.testing.Notes;

import static org.assertj.core.api.Assertions.assertThat;

class SamlLevelRequestTest {

    private static final String LOW = LevelOfAssurance.LOW.uri();
    private static final String SUBSTANTIAL = LevelOfAssurance.SUBSTANTIAL.uri();
    private static final String HIGH = LevelOfAssurance.HIGH.uri();

    @Test
    void withoutARequestLowIsEnough() {
        assertThat(LevelRequest.of(Notes.login("saml", Map.of())).orElseThrow().required())
                .isEqualTo(LevelOfAssurance.LOW);
    }

    @Test
    void exactAnswersTheRequestedClassThoughMoreWasAchieved() {
        LevelRequest request = asked(AuthnContextComparisonType.EXACT, LOW).orElseThrow();
        assertThat(request.required()).isEqualTo(LevelOfAssurance.LOW);
        assertThat(request.answer().apply(LevelOfAssurance.HIGH)).isEqualTo(LOW);
    }

    @Test
    void exactIsTheDefaultComparison() {
        assertThat(asked(null, LOW).orElseThrow().answer().apply(LevelOfAssurance.HIGH))
                .isEqualTo(LOW);
    }

    @Test
    void exactWithSeveralClassesAnswersTheFirstThatIsHeld() {
        LevelRequest request =
                asked(AuthnContextComparisonType.EXACT, HIGH, LOW).orElseThrow();
        assertThat(request.required()).isEqualTo(LevelOfAssurance.LOW);
        assertThat(request.answer().apply(LevelOfAssurance.SUBSTANTIAL)).isEqualTo(LOW);
        assertThat(request.answer().apply(LevelOfAssurance.HIGH)).isEqualTo(HIGH);
    }

    @Test
    void minimumAnswersWhatWasAchieved() {
        LevelRequest request = asked(AuthnContextComparisonType.MINIMUM, LOW).orElseThrow();
        assertThat(request.answer().apply(LevelOfAssurance.SUBSTANTIAL)).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void betterMeansStrongerThanEveryClassNamed() {
        assertThat(asked(AuthnContextComparisonType.BETTER, LOW, SUBSTANTIAL)
                        .orElseThrow()
                        .required())
                .isEqualTo(LevelOfAssurance.HIGH);
        assertThat(asked(AuthnContextComparisonType.BETTER, HIGH)).isEmpty();
    }

    @Test
    void maximumIsNeverAnsweredWithMore() {
        LevelRequest request =
                asked(AuthnContextComparisonType.MAXIMUM, SUBSTANTIAL).orElseThrow();
        assertThat(request.required()).isEqualTo(LevelOfAssurance.LOW);
        assertThat(request.answer().apply(LevelOfAssurance.HIGH)).isEqualTo(SUBSTANTIAL);
    }

    @Test
    void classesThatAreNoLevelAreNeverSatisfied() {
        assertThat(asked(AuthnContextComparisonType.MINIMUM, "urn:oasis:names:tc:SAML:2.0:ac:classes:Password"))
                .isEmpty();
        assertThat(asked(AuthnContextComparisonType.EXACT)).isEmpty();
    }

    private static Optional<LevelRequest> asked(AuthnContextComparisonType comparison, String... classes) {
        AuthenticationSessionModel login = Notes.login("saml", Map.of());
        RequestedAuthnContextType requested = new RequestedAuthnContextType();
        requested.setComparison(comparison);
        List.of(classes).forEach(requested::addAuthnContextClassRef);
        SamlLevelRequest.keep(requested, login);
        return LevelRequest.of(login);
    }
}
