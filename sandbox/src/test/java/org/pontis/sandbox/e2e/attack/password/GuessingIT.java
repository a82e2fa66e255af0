package org.pontis.sandbox.e2e.attack.password;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Metrics;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.Crowd;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;
import org.pontis.sandbox.e2e.attack.Work;

import static org.assertj.core.api.Assertions.assertThat;

/** Guessing at passwords: at one citizen's, at everybody's, and so many at once that hashing them would stop the server. */
@UnderAttack
class GuessingIT extends EndToEnd {

    private static final int FREE_TRIES = 5;
    private static final int PLACES = 40;
    private static final int FAILURES_PER_ADDRESS = 100;
    private static final String LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";

    @Test
    @DisplayName(
            "L2, L3 of thirty guesses at the same moment five are looked at; the victim waits, and goes on otherwise")
    void manyGuessesAtOne() throws Exception {
        try (Oracle oracle = Oracle.watching(stack)) {
            List<Page> pages = Crowd.of(30, who -> passwordPage(new Browser()));
            List<Page> answers =
                    Crowd.of(30, who -> guess(pages.get(who), bruno.is().identifier(), "a guess, number " + who));
            answers.forEach(answer -> oracle.told(answer, "CREDENTIALS_WRONG", "TOO_MANY_ATTEMPTS"));
            // of guesses that come at once some are turned away uncounted; those after them use up what is left
            long looked = count(answers, "CREDENTIALS_WRONG");
            assertThat(looked).isBetween(1L, (long) FREE_TRIES);
            for (Page next = passwordPage(new Browser());
                    !next.problem().equals(Optional.of("TOO_MANY_ATTEMPTS"));
                    looked++) {
                assertThat(looked).isLessThanOrEqualTo(FREE_TRIES);
                next = guess(passwordPage(new Browser()), bruno.is().identifier(), "a later guess, number " + looked);
                oracle.told(next, "CREDENTIALS_WRONG", "TOO_MANY_ATTEMPTS");
            }
            Page right = bruno.typesIdentifierAndPassword(passwordPage(new Browser()));
            oracle.told(right, "TOO_MANY_ATTEMPTS");
            oracle.audited("credentials_wrong", "too_many_attempts");
            oracle.goesOn();
        }
        Browser another = new Browser();
        bruno.logsInWithSmsPin(oidc.login(another));
        assertThat(oidc.me(another).loggedIn()).isTrue();
    }

    @Test
    @DisplayName(
            "L1, L13 two hundred citizens' passwords at once: as many as there are places are hashed, the others hear so")
    void oneGuessAtEverybody() throws Exception {
        Work work = new Work(stack);
        try (Oracle oracle = Oracle.watching(stack)) {
            List<Page> pages = Crowd.of(200, who -> passwordPage(new Browser()));
            List<Page> answers = Crowd.of(200, who -> guess(pages.get(who), dni(1000 + who), "the same for everybody"));
            answers.forEach(answer -> {
                oracle.told(answer, "CREDENTIALS_WRONG", "TOO_BUSY", "TOO_MANY_ATTEMPTS");
                assertThat(answer.response().statusCode())
                        .isEqualTo(answer.problem().get().equals("TOO_BUSY") ? 503 : 200);
            });
            assertThat(count(answers, "TOO_BUSY")).isPositive();
            assertThat(new Metrics(stack).sum("pontis_passwords_at_once")).isZero();

            long looked = count(answers, "CREDENTIALS_WRONG");
            Page next = passwordPage(new Browser());
            for (int who = 2000; !next.problem().equals(Optional.of("TOO_MANY_ATTEMPTS")); who++) {
                assertThat(looked).isLessThanOrEqualTo(FAILURES_PER_ADDRESS + PLACES);
                next = next.fill("identifier", dni(who), "password", "the same for everybody");
                oracle.told(next, "CREDENTIALS_WRONG", "TOO_MANY_ATTEMPTS");
                looked++;
            }
            oracle.audited("credentials_wrong", "too_busy", "too_many_attempts");
            sandbox.forgetLimits();
            oracle.goesOn();
        }
    }

    private Page passwordPage(Browser guesser) {
        return oidc.login(guesser, "method", "password");
    }

    private Page guess(Page page, String identifier, String password) {
        return Page.of(
                page.browser(),
                page.browser().post(page.action(), Map.of("identifier", identifier, "password", password)));
    }

    private static long count(List<Page> answers, String problem) {
        return answers.stream()
                .filter(answer -> answer.problem().filter(problem::equals).isPresent())
                .count();
    }

    private static String dni(int number) {
        return "%08d%c".formatted(number, LETTERS.charAt(number % LETTERS.length()));
    }
}
