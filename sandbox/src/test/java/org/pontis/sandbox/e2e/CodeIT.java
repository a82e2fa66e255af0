package org.pontis.sandbox.e2e;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a one-time code is good for: once, here, and not for ever. */
class CodeIT extends EndToEnd {

    @RepeatedTest(10)
    void twoRightGuessesAtTheSameMomentAreOneLogin() throws Exception {
        Page page = codePage();
        Map<String, String> guess = Map.of("code", ana.phone().code());
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<HttpResponse<String>>> answers = Stream.of(1, 2)
                    .map(i -> two.submit(() -> {
                        together.await();
                        return browser.post(page.action(), guess);
                    }))
                    .toList();
            long in = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                in += signsIn(answer) ? 1 : 0;
            }
            assertThat(in).isOne();
        }
    }

    @Test
    void aStrangerWhoKeepsNamingHerKeepsNobodyOut() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        try (ExecutorService stranger = Executors.newSingleThreadExecutor()) {
            Future<?> naming = stranger.submit(() -> {
                while (!enough.get()) {
                    oidc.login(new Browser(), "method", "sms-pin")
                            .fill("identifier", Citizen.ANA, "contrast", "2030-01-01");
                }
            });
            try {
                for (int i = 0; i < 10; i++) {
                    Browser another = new Browser();
                    ana.logsInWithPassword(oidc.login(another));
                    assertThat(oidc.me(another).loggedIn()).isTrue();
                }
            } finally {
                enough.set(true);
                naming.get();
            }
        }
    }

    @Test
    void aRightGuessAfterAWrongOneIsStillALogin() {
        Page page = codePage();
        String code = ana.phone().code();
        Page again = page.fill("code", other(code));
        assertThat(again.problem()).contains("CODE_WRONG");
        assertThat(again.incident()).matches("[0-9A-Z]{8}");
        again.fill("code", code);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    @Test
    void fiveWrongGuessesDestroyTheCodeAndTheSixthIsNoLogin() {
        Page page = codePage();
        String code = ana.phone().code();
        for (int i = 1; i <= 4; i++) {
            page = page.fill("code", other(code));
            assertThat(page.problem()).contains("CODE_WRONG");
        }
        String action = page.action();
        page = page.fill("code", other(code));
        assertThat(page.problem()).contains("CODE_TRIES_EXHAUSTED");
        browser.submit(page.action(), Map.of("code", code));
        browser.submit(action, Map.of("code", code));
        assertThat(oidc.me(browser).loggedIn()).isFalse();
    }

    @Test
    void aCodeOpensNoOtherBrowser() {
        codePage();
        String code = ana.phone().code();
        Browser another = new Browser();
        Page page = ana.identifies(oidc.login(another).choose("sms-pin")).fill("code", code);
        assertThat(page.problem()).contains("CODE_WRONG");
        assertThat(oidc.me(another).loggedIn()).isFalse();
    }

    @Test
    void theAddressOfACodePageIsWorthNothingInAnotherBrowser() {
        Page page = codePage();
        Browser another = new Browser();
        another.submit(page.action(), Map.of("code", ana.phone().code()));
        assertThat(oidc.me(another).loggedIn()).isFalse();
    }

    @Test
    void aUsedCodeIsWorthNothing() {
        Page page = codePage();
        String code = ana.phone().code();
        page.fill("code", code);
        oidc.logout(browser);
        browser.submit(page.action(), Map.of("code", code));
        assertThat(oidc.me(browser).loggedIn()).isFalse();
        Page next = ana.identifies(oidc.login(browser).choose("sms-pin")).fill("code", code);
        assertThat(next.problem()).contains("CODE_WRONG");
    }

    @Test
    void aReloadSendsNoSecondCode() {
        Page page = codePage();
        ana.phone().code();
        Page reloaded = browser.open(page.address());
        assertThat(reloaded.asks()).containsExactly("code");
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void anotherCodeCanBeHadOnlyAfterAWhile() {
        Page page = codePage();
        String code = ana.phone().code();
        Page again = page.press("resend");
        assertThat(again.problem()).contains("RESEND_TOO_SOON");
        again.fill("code", code);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(ana.phone().hasNews()).isFalse();
    }

    @Test
    void anSmsSaysForWhomItIsAndEndsWithItsOriginAndCode() {
        codePage();
        String text = ana.phone().text();
        assertThat(text.lines().reduce((first, second) -> second).orElseThrow()).matches("@localhost #\\d{8}");
        assertThat(text).contains("Agencia Tributaria").doesNotContain("00000001", "Ana", "García");
    }

    private Page codePage() {
        return ana.identifies(oidc.login(browser).choose("sms-pin"));
    }

    private boolean signsIn(Future<HttpResponse<String>> answer) throws InterruptedException, ExecutionException {
        return answer.get()
                .headers()
                .firstValue("Location")
                .filter(to -> to.startsWith(oidc.url()) && to.contains("code="))
                .isPresent();
    }

    static String other(String code) {
        return (code.charAt(0) == '0' ? '1' : '0') + code.substring(1);
    }
}
