package org.pontis.sandbox.e2e.attack.password;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.FreshCitizen;
import org.pontis.sandbox.e2e.attack.Likeness;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.attack.Work;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody learns from a wrong password who exists, who has one, or who is blocked. */
@UnderAttack
class UniformIT extends EndToEnd {

    private static final String WRONG = "not the password of anybody";
    private static final String UNKNOWN = "00000099F";

    @Test
    @DisplayName("L4 unknown, without a password, blocked, and a wrong password: one answer")
    void oneAnswer() {
        try (FreshCitizen blocked = new FreshCitizen(new Admin(stack)).withPassword("the right one of hers")) {
            blocked.enabled(false);
            Likeness wrong = answer(bruno.is().identifier(), WRONG);
            assertThat(answer(UNKNOWN, WRONG)).isEqualTo(wrong);
            assertThat(answer(carla.is().identifier(), WRONG)).isEqualTo(wrong);
            assertThat(answer(FreshCitizen.IDENTIFIER, WRONG)).isEqualTo(wrong);
            assertThat(answer(FreshCitizen.IDENTIFIER, "the right one of hers")).isEqualTo(wrong);
        }
    }

    @Test
    @DisplayName("L4 and the database is asked as often")
    void oneEffort() {
        Work work = new Work(stack);
        long wrong = work.least(4, () -> answer(bruno.is().identifier(), WRONG));
        assertThat(work.least(4, () -> answer(UNKNOWN, WRONG))).isEqualTo(wrong);
        assertThat(work.least(4, () -> answer(carla.is().identifier(), WRONG))).isEqualTo(wrong);
    }

    private Likeness answer(String identifier, String password) {
        Page page =
                oidc.login(new Browser(), "method", "password").fill("identifier", identifier, "password", password);
        assertThat(page.problem()).contains("CREDENTIALS_WRONG");
        return Likeness.of(page, identifier);
    }
}
