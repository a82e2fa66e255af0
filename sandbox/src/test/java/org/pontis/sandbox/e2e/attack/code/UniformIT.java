package org.pontis.sandbox.e2e.attack.code;

import java.util.Optional;
import java.util.regex.Pattern;

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

/** Nobody learns from sms-pin who exists: not from the answers, and not from what they cost. */
@UnderAttack
class UniformIT extends EndToEnd {

    private static final int TIMES = 4;

    @Test
    @DisplayName("I9 unknown, without a phone, blocked, and her: status, headers, cookies and page are the same")
    void oneAnswer() {
        try (FreshCitizen blocked = new FreshCitizen(new Admin(stack))) {
            blocked.enabled(false);
            Likeness hers = asked(bruno.is().identifier(), bruno.is().contrast().toString());
            assertThat(asked("00000099F", "2031-12-31")).isEqualTo(hers);
            assertThat(asked(carla.is().identifier(), carla.is().contrast().toString()))
                    .isEqualTo(hers);
            assertThat(asked(FreshCitizen.IDENTIFIER, "2031-01-01")).isEqualTo(hers);
        }
    }

    @Test
    @DisplayName("I9 for somebody unknown the database is asked as often as for her, at each step")
    void oneEffort() {
        Work work = new Work(stack);
        long[] hers =
                effort(work, bruno.is().identifier(), bruno.is().contrast().toString());
        sandbox.forgetLimits();
        assertThat(effort(work, "00000099F", "2031-12-31")).isEqualTo(hers);
    }

    @Test
    @DisplayName(
            "I9 whoever knows the end of her number and tries dates is shown five, and then not the true one either")
    void theDigitsOfHerPhoneTellNothing() {
        for (int day = 10; day < 15; day++) {
            assertThat(digits(bruno.is().identifier(), "2027-01-" + day)).isPresent();
        }
        String right = bruno.is().contrast().toString();
        assertThat(digits(bruno.is().identifier(), right)).isEmpty();
        assertThat(asked(bruno.is().identifier(), right))
                .isEqualTo(asked(bruno.is().identifier(), "2027-01-20"));
        assertThat(digits("00000099F", right)).as("others are not touched").isPresent();
        sandbox.forgetLimits();
        assertThat(digits(bruno.is().identifier(), right)).contains("02");
    }

    private Optional<String> digits(String identifier, String contrast) {
        Page page = identify(identifier, contrast);
        assertThat(page.asks()).containsExactly("code");
        return Pattern.compile("acaba en (\\d\\d)")
                .matcher(page.html().text())
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private Likeness asked(String identifier, String contrast) {
        Page page = identify(identifier, contrast);
        assertThat(page.asks()).containsExactly("code");
        return Likeness.of(page, identifier);
    }

    /** Transactions until the code is asked for, and for a wrong guess. */
    private long[] effort(Work work, String identifier, String contrast) {
        Page[] page = new Page[1];
        long asked = work.least(TIMES, () -> page[0] = identify(identifier, contrast));
        long guessed = work.least(TIMES, () -> page[0] = page[0].fill("code", "00000000"));
        return new long[] {asked, guessed};
    }

    private Page identify(String identifier, String contrast) {
        return oidc.login(new Browser(), "method", "sms-pin").fill("identifier", identifier, "contrast", contrast);
    }
}
