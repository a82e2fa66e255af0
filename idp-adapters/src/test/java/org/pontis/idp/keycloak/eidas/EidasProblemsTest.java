package org.pontis.idp.keycloak.eidas;

import org.junit.jupiter.api.Test;
import org.pontis.broker.LoginProblem;

import static org.assertj.core.api.Assertions.assertThat;

class EidasProblemsTest {

    @Test
    void eachErrorOfTheConnectorHasItsWords() {
        assertThat(EidasProblems.of("access_denied")).isEqualTo(EidasProblems.CANCELLED);
        assertThat(EidasProblems.of("temporarily_unavailable")).isEqualTo(EidasProblems.UNAVAILABLE);
        assertThat(EidasProblems.of("unmet_authentication_requirements")).isEqualTo(EidasProblems.LEVEL_NOT_REACHED);
    }

    @Test
    void anErrorThatNobodyKnowsIsNoLogin() {
        assertThat(EidasProblems.of("server_error")).isEqualTo(EidasProblems.UNUSABLE);
        assertThat(EidasProblems.of("")).isEqualTo(EidasProblems.UNUSABLE);
    }

    @Test
    void aLoginAtTooLowALevelIsAnsweredToPortalsAsAnyOther() {
        assertThat(EidasProblems.LEVEL_NOT_REACHED.code()).endsWith(LoginProblem.LEVEL_NOT_REACHED.code());
    }

    @Test
    void noneOfThemCountsAgainstAnybody() {
        assertThat(EidasProblems.ALL).hasSize(6).noneMatch(LoginProblem::counts);
    }
}
