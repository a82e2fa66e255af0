package org.pontis.realm;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.pontis.broker.Blame;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.MethodId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MethodsTest {

    private static final MethodDescriptor TOY = new MethodDescriptor(
            new MethodId("toy"),
            LevelOfAssurance.LOW,
            Set.of(Factor.KNOWLEDGE),
            30,
            true,
            Set.of(new LoginProblem("TOY_BROKEN", Blame.USER, false)));

    @Test
    void theRealmSaysWhichMethodsItWasAssembledFor() {
        assertThat(Methods.attributes(List.of(TOY)).path("pontis.methods").textValue())
                .isEqualTo("{\"toy\":{\"ceiling\":\"low\",\"factors\":[\"KNOWLEDGE\"],\"guessable\":true}}");
    }

    @Test
    void aMethodCannotTakeTheNameOfAnother() {
        assertThatThrownBy(() -> Methods.attributes(List.of(TOY, TOY)))
                .isInstanceOf(AssemblyException.class)
                .hasMessage("Two login methods are called toy.");
    }

    @Test
    void aRealmWithoutMethodsIsRefused() {
        assertThatThrownBy(() -> Methods.attributes(List.of())).hasMessageContaining("nobody could log in");
    }

    @Test
    void aMethodNeedsItsTileAndItsProblemsInWords() {
        assertThat(Methods.messageKeys(TOY))
                .containsExactly("method.toy.name", "method.toy.needs", "problem.TOY_BROKEN");
    }
}
