package org.pontis.idp.keycloak.login;

import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pontis.broker.Blame;
import org.pontis.broker.LoginProblem;

import static org.assertj.core.api.Assertions.assertThat;

class EndingTest {

    @ParameterizedTest
    @CsvSource({
        "EIDAS_CANCELLED, USER, CANCELLED",
        "EIDAS_LEVEL_NOT_REACHED, USER, LEVEL_NOT_REACHED",
        "LEVEL_NOT_REACHED, USER, LEVEL_NOT_REACHED",
        "EIDAS_UNAVAILABLE, PROVIDER, PROVIDER_AWAY",
        "EIDAS_UNUSABLE, PROVIDER, PROVIDER_FAILED",
        "EIDAS_COUNTRY_FAILED, PROVIDER, PROVIDER_FAILED",
        "EIDAS_COUNTRY_CLOSED, SYSTEM, CANCELLED",
        "MID_UNAVAILABLE, USER, CANCELLED"
    })
    void aPortalLearnsWhatItsCitizenCannotHelp(String code, Blame blame, Ending ending) {
        Problem problem = new Problem(new LoginProblem(code, blame, false), "0A1B2C3D", "eidas");
        assertThat(Ending.of(Optional.of(problem))).isEqualTo(ending);
        assertThat(Ending.of(Optional.empty())).isEqualTo(Ending.CANCELLED);
    }
}
