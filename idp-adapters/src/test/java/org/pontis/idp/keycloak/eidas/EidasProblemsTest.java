package org.pontis.idp.keycloak.eidas;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.pontis.broker.LoginProblem;

import static org.assertj.core.api.Assertions.assertThat;

class EidasProblemsTest {

    @Test
    void eachErrorOfTheConnectorHasItsWords() {
        assertThat(of("access_denied")).isEqualTo(EidasProblems.CANCELLED);
        assertThat(of("temporarily_unavailable")).isEqualTo(EidasProblems.UNAVAILABLE);
        assertThat(of("unmet_authentication_requirements")).isEqualTo(EidasProblems.LEVEL_NOT_REACHED);
    }

    @Test
    void whatTheOtherCountryDidNotTakeIsItsFailureAndWhatWeDidNotTakeIsNot() {
        assertThat(EidasProblems.of("server_error", Told.in("REQUEST_REFUSED 7K2M9QX1")))
                .isEqualTo(EidasProblems.COUNTRY_FAILED);
        assertThat(EidasProblems.of("server_error", Told.in("ANSWER_NOT_TRUSTED 7K2M9QX1")))
                .isEqualTo(EidasProblems.UNUSABLE);
        assertThat(EidasProblems.of("access_denied", Told.in("REQUEST_REFUSED 7K2M9QX1")))
                .isEqualTo(EidasProblems.CANCELLED);
    }

    @Test
    void anErrorThatNobodyKnowsIsNoLogin() {
        assertThat(of("server_error")).isEqualTo(EidasProblems.UNUSABLE);
        assertThat(of("")).isEqualTo(EidasProblems.UNUSABLE);
    }

    @Test
    void aLoginAtTooLowALevelIsAnsweredToPortalsAsAnyOther() {
        assertThat(EidasProblems.LEVEL_NOT_REACHED.code()).endsWith(LoginProblem.LEVEL_NOT_REACHED.code());
    }

    @Test
    void noneOfThemCountsAgainstAnybody() {
        assertThat(EidasProblems.ALL).hasSize(7).noneMatch(LoginProblem::counts);
    }

    private static LoginProblem of(String error) {
        return EidasProblems.of(error, Optional.empty());
    }
}
