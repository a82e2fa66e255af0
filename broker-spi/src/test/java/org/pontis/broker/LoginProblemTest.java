package org.pontis.broker;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginProblemTest {

    @Test
    void whatAnOperatorWantsIsNoFaultOfTheCitizens() {
        assertThat(LoginProblem.MEANT)
                .isNotEmpty()
                .isSubsetOf(LoginProblem.COMMON)
                .allMatch(problem -> problem.blame() == Blame.SYSTEM);
    }
}
