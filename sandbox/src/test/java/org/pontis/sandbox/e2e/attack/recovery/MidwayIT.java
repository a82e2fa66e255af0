package org.pontis.sandbox.e2e.attack.recovery;

import java.text.Normalizer;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.Phone;
import org.pontis.sandbox.e2e.Recovery;
import org.pontis.sandbox.e2e.Registered;
import org.pontis.sandbox.e2e.attack.Crowd;
import org.pontis.sandbox.e2e.attack.LogTail;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens between two pages of recovery, at the same moment, and in fields where nobody would write such a thing. */
@UnderAttack
class MidwayIT extends EndToEnd {

    private static final String PHONE = "+34600000085";
    private static final String NEW_PASSWORD = "diez lámparas en una sola barca";

    private Recovery recovery;
    private Admin admin;

    @BeforeEach
    void look() {
        recovery = Recovery.of(stack);
        admin = new Admin(stack);
    }

    @Test
    @DisplayName("L2 of twenty stop codes guessed at the same moment no more than five are looked at")
    void together() throws Exception {
        try (Registered she = Registered.citizen(stack, 8220, "basic", PHONE)) {
            List<String> problems = Crowd.of(20, who -> recovery.stop(
                            new Browser(),
                            she.identifier(),
                            Registered.CONTRAST,
                            "all",
                            "stopcode",
                            "%08d".formatted(who))
                    .problem()
                    .orElse("none"));
            assertThat(problems.stream().filter("CREDENTIALS_WRONG"::equals)).hasSizeLessThanOrEqualTo(5);
            assertThat(problems).containsOnly("CREDENTIALS_WRONG", "TOO_MANY_ATTEMPTS");
        }
    }

    @Test
    @DisplayName("L2 of twenty codes guessed at the same moment no more than the tries of one are looked at")
    void codesTogether() throws Exception {
        try (Registered she = Registered.citizen(stack, 8221, "basic", PHONE)) {
            Page code = recovery.forgotten(browser, she.identifier(), Registered.CONTRAST);
            new Phone(sandbox, PHONE).skip();
            List<String> problems = Crowd.of(20, who -> {
                Map<String, String> guess = new java.util.HashMap<>(code.hidden());
                guess.put("code", "%08d".formatted(who));
                return Page.of(browser, browser.twin().post(recovery.url() + "/code", guess))
                        .problem()
                        .orElse("none");
            });
            assertThat(problems.stream().filter("CODE_WRONG"::equals)).hasSizeLessThanOrEqualTo(5);
            assertThat(problems).doesNotContain("none");
        }
    }

    @Test
    @DisplayName(
            "L5, L6 the password that is chosen here keeps the same rules: long, not common, typed again everywhere")
    void thePassword() {
        try (Registered she = Registered.citizen(stack, 8222, "basic", PHONE)) {
            Phone phone = new Phone(sandbox, PHONE);
            Page choose = recovery.forgotten(browser, she.identifier(), Registered.CONTRAST)
                    .fill("code", phone.code());
            for (String poor : List.of(
                    "corta",
                    "passwordpassword",
                    "xx " + she.identifier() + " xx yy",
                    "con\u0000un-nulo-en-medio-de-todo",
                    "a".repeat(100_000))) {
                choose = choose.fill("password", poor, "repeated", poor);
                assertThat(choose.problem()).as(poor.substring(0, 5)).hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("PASSWORD_"));
            }
            String decomposed = Normalizer.normalize(NEW_PASSWORD, Normalizer.Form.NFD);
            Page done = choose.fill("password", decomposed, "repeated", NEW_PASSWORD);
            assertThat(Recovery.did(done)).isEqualTo("password");
            she.logsIn(oidc.login(browser), NEW_PASSWORD);
            assertThat(oidc.me(browser).loggedIn()).isTrue();
        }
    }

    @Test
    @DisplayName(
            "L12 whoever is blocked or removed between two pages gets neither password nor phone, and no stack trace")
    void blockedMidway() {
        LogTail log = LogTail.of(stack.broker().log());
        Registered removed = Registered.citizen(stack, 8223, "basic", PHONE);
        try (Registered blocked = Registered.citizen(stack, 8224, "basic", "+34600000086")) {
            Phone phone = new Phone(sandbox, "+34600000086");
            Page code = recovery.forgotten(browser, blocked.identifier(), Registered.CONTRAST);
            String right = phone.code();
            Page choose = recovery.forgotten(new Browser(), blocked.identifier(), Registered.CONTRAST)
                    .fill("code", phone.code());
            assertThat(choose.asks()).contains("repeated");
            ObjectNode account = admin.get("es/users/" + blocked.id()).deepCopy();
            admin.put("es/users/" + blocked.id(), account.put("enabled", false));
            assertThat(code.fill("code", right).problem()).isPresent();
            assertThat(choose.fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD)
                            .problem())
                    .isPresent();
            assertThat(blocked.attribute("password_since")).isEmpty();

            Phone other = new Phone(sandbox, PHONE);
            Page theirs = recovery.forgotten(new Browser(), removed.identifier(), Registered.CONTRAST)
                    .fill("code", other.code());
            assertThat(theirs.asks()).contains("repeated");
            removed.close();
            Page end = theirs.fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);
            assertThat(end.problem()).isPresent();
            assertThat(end.response().statusCode()).isLessThan(500);
        }
        assertThat(log.text()).doesNotContainPattern("(?m)^\\s+at [a-z]");
    }

    @Test
    @DisplayName("L14 what is no identifier is asked for again, stands on the page as text, and in no log")
    void odd() {
        LogTail log = LogTail.of(stack.broker().log());
        for (String odd : List.of(
                "00000001R/../x",
                "%27%20or%201=1--",
                "*)(uid=*",
                "${7*191}",
                "{0}%s%n",
                "<script>alert(1)</script>",
                "٠٠٠٠٠٠٠١R",
                "9".repeat(5_000))) {
            for (Page page : List.of(
                    recovery.forgotten(new Browser(), odd, Registered.CONTRAST),
                    recovery.stop(new Browser(), odd, Registered.CONTRAST, "all", "stopcode", odd))) {
                assertThat(page.problem()).as(odd.substring(0, 3)).isPresent();
                assertThat(page.response().statusCode()).isLessThan(500);
                assertThat(page.response().body()).doesNotContain("<script>alert", "1337", "Exception");
            }
        }
        assertThat(log.text()).doesNotContain("uid=", "alert(1)", "7*191").doesNotContainPattern("(?m)^\\s+at [a-z]");
    }
}
