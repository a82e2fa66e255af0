package org.pontis.sandbox.e2e.attack.code;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.Crowd;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** Guessing at a code: in one session, in many, at once, and what it does to whoever is guessed at. */
@UnderAttack
class GuessingIT extends EndToEnd {

    private static final int TRIES = 5;
    private static final int WRONG_PER_DAY = 20;

    @Test
    @DisplayName("I1 five wrong guesses destroy the code, and the right one afterwards is worth nothing")
    void aCodeHasFiveTries() {
        try (Oracle oracle = Oracle.watching(stack)) {
            Page page = codePage(browser);
            String code = bruno.phone().code();
            String first = page.action();
            page = guessesWrongly(oracle, page, code, TRIES - 1);
            String last = page.action();
            page = page.fill("code", other(code));
            oracle.told(page, "CODE_TRIES_EXHAUSTED");
            for (String action : List.of(page.action(), last, first)) {
                assertThat(browser.submit(action, Map.of("code", code)).isChooser())
                        .isFalse();
            }
            assertThat(oidc.me(browser).loggedIn()).isFalse();
            oracle.audited("code_wrong", "code_tries_exhausted");
            oracle.goesOn();
        }
    }

    @Test
    @DisplayName("I2 whoever stops before the last try and begins anew has twenty guesses a day: 2 in 10 million")
    void guessesCountOverAllSessions() {
        try (Oracle oracle = Oracle.watching(stack)) {
            int looked = 0;
            Page page = codePage(new Browser());
            while (page.problem().isEmpty() && looked <= WRONG_PER_DAY) {
                String code = bruno.phone().code();
                page = guessesWrongly(oracle, page, code, TRIES - 1);
                looked += TRIES - 1;
                page = codePage(new Browser());
            }
            oracle.told(page, "TOO_MANY_ATTEMPTS", "SMS_LIMIT");
            assertThat(looked).isEqualTo(WRONG_PER_DAY);
            oracle.audited("code_wrong", "too_many_attempts", "sms_limit");
            oracle.goesOn();
        }
    }

    @Test
    @DisplayName("I3 of two hundred guesses at the same moment no more than five are looked at")
    void manyAtOnce() throws Exception {
        try (Oracle oracle = Oracle.watching(stack)) {
            Page page = codePage(browser);
            String code = bruno.phone().code();
            List<Page> answers = Crowd.of(
                    200, who -> Page.of(browser, browser.post(page.action(), Map.of("code", wrong(code, who)))));
            long looked = answers.stream()
                    .map(answer -> answer.problem().orElse(""))
                    .filter(List.of("CODE_WRONG", "CODE_TRIES_EXHAUSTED")::contains)
                    .count();
            assertThat(looked).isLessThanOrEqualTo(TRIES);
        }
    }

    @Test
    @DisplayName(
            "I13 whoever guesses a citizen's codes away, with her document in his hand, leaves her the other methods")
    void theVictimGoesOnOtherwise() {
        try (Oracle oracle = Oracle.watching(stack)) {
            Page page = codePage(new Browser());
            while (page.problem().isEmpty()) {
                page = guessesWrongly(oracle, page, bruno.phone().code(), TRIES - 1);
                page = codePage(new Browser());
            }
            oracle.told(page, "TOO_MANY_ATTEMPTS", "SMS_LIMIT");
            oracle.goesOn();
        }
        bruno.logsInWithPassword(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    private Page codePage(Browser guesser) {
        return bruno.identifies(oidc.login(guesser, "method", "sms-pin"));
    }

    private static Page guessesWrongly(Oracle oracle, Page page, String code, int times) {
        Page now = page;
        for (int i = 0; i < times; i++) {
            now = now.fill("code", wrong(code, i));
            oracle.told(now, "CODE_WRONG");
        }
        return now;
    }

    private static String other(String code) {
        return wrong(code, 0);
    }

    private static String wrong(String code, int which) {
        return "%08d".formatted((Long.parseLong(code) + 1 + which) % 100_000_000);
    }
}
