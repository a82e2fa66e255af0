package org.pontis.sandbox.e2e.attack.recovery;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

/** Nobody gets into an account by the way that is meant for who has lost hers. */
@UnderAttack
class TakeoverIT extends EndToEnd {

    private static final String PHONE = "+34600000081";
    private static final String NEW_PASSWORD = "ocho puertas para un solo zorro";

    private Recovery recovery;

    @BeforeEach
    void openTheDoor() {
        recovery = Recovery.of(stack);
    }

    @Test
    @DisplayName(
            "H14 a phone shared by two is no key: the code for one changes nothing of the other, and no number logs in")
    void aSharedPhone() {
        try (Registered she = Registered.citizen(stack, 8100, "basic", PHONE);
                Registered her = Registered.citizen(stack, 8101, "basic", PHONE)) {
            Phone shared = new Phone(sandbox, PHONE);
            Page choose = recovery.forgotten(browser, she.identifier(), Registered.CONTRAST)
                    .fill("code", shared.code());
            choose.fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);

            assertThat(in(she, NEW_PASSWORD)).isTrue();
            assertThat(in(her, NEW_PASSWORD)).isFalse();
            assertThat(in(her, Registered.PASSWORD)).isTrue();
            assertThat(recovery.forgotten(new Browser(), PHONE, Registered.CONTRAST)
                            .problem())
                    .contains("INPUT_INVALID");
        }
    }

    @Test
    @DisplayName("H15 an account that carries another's identifier under another name is never found by it")
    void theSameIdentifierTwice() {
        try (Registered she = Registered.citizen(stack, 8110, "basic", PHONE);
                Registered impostor = Registered.citizen(stack, 8111, "basic", "+34600000082")) {
            impostor.attribute("person_identifier", she.identifier());
            Phone hers = new Phone(sandbox, PHONE);
            Phone theirs = new Phone(sandbox, "+34600000082");
            recovery.forgotten(browser, she.identifier(), Registered.CONTRAST)
                    .fill("code", hers.code())
                    .fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);
            assertThat(theirs.hasNews()).isFalse();
            assertThat(in(she, NEW_PASSWORD)).isTrue();
            assertThat(impostor.attribute("password_since")).isEmpty();
        }
    }

    @Test
    @DisplayName(
            "L4 unknown, wrong document, without a phone and known: one answer to each form, and a code that is wrong")
    void enumeration() {
        try (Registered known = Registered.citizen(stack, 8120, "basic", PHONE);
                Registered phoneless = Registered.citizen(stack, 8121, "basic")) {
            List<Map.Entry<String, String>> asked = List.of(
                    Map.entry(known.identifier(), Registered.CONTRAST),
                    Map.entry(known.identifier(), "2030-02-02"),
                    Map.entry(phoneless.identifier(), Registered.CONTRAST),
                    Map.entry("00008199" + letter(8199), Registered.CONTRAST));
            assertThat(asked.stream()
                            .map(who -> shape(recovery.forgotten(new Browser(), who.getKey(), who.getValue()))))
                    .hasSize(4)
                    .containsOnly("200 none [code]");
            assertThat(asked.stream()
                            .map(who -> shape(recovery.forgotten(new Browser(), who.getKey(), who.getValue())
                                    .fill("code", "00000000"))))
                    .containsOnly("200 CODE_WRONG [code]");
            assertThat(asked.stream()
                            .map(who -> shape(recovery.stop(
                                    new Browser(), who.getKey(), who.getValue(), "all", "stopcode", "00000000"))))
                    .containsOnly("200 CREDENTIALS_WRONG [identifier, contrast, stopcode]");
            asked.forEach(who -> {
                long begun = System.nanoTime();
                recovery.stop(new Browser(), who.getKey(), who.getValue(), "all", "stopcode", "00000001");
                assertThat(System.nanoTime() - begun)
                        .as("no refusal comes sooner than all of them")
                        .isGreaterThan(250_000_000L);
            });
        }
    }

    @Test
    @DisplayName("L8 a reset ends every session of the account, and what was proven before counts no more")
    void otherSessions() {
        try (Registered she = Registered.citizen(stack, 8130, "basic", PHONE)) {
            Browser thiefs = new Browser();
            she.logsIn(oidc.login(thiefs), Registered.PASSWORD);
            assertThat(oidc.me(thiefs).loggedIn()).isTrue();
            Page underWay = oidc.login(new Browser()).choose("password");

            Phone phone = new Phone(sandbox, PHONE);
            recovery.forgotten(browser, she.identifier(), Registered.CONTRAST)
                    .fill("code", phone.code())
                    .fill("password", NEW_PASSWORD, "repeated", NEW_PASSWORD);

            assertThat(she.sessions()).isZero();
            oidc.login(thiefs, "prompt", "none");
            assertThat(oidc.me(thiefs).error()).isEqualTo("login_required");
            assertThat(underWay.fill("identifier", she.identifier(), "password", Registered.PASSWORD)
                            .problem())
                    .contains("CREDENTIALS_WRONG");
        }
    }

    @Test
    @DisplayName(
            "L9 a reset is good once, of twenty at the same moment too, in its own browser, and stands in no address or log")
    void theReset() throws Exception {
        try (Registered she = Registered.citizen(stack, 8140, "basic", PHONE)) {
            LogTail log = LogTail.of(stack.broker().log());
            Phone phone = new Phone(sandbox, PHONE);
            Page code = recovery.forgotten(browser, she.identifier(), Registered.CONTRAST);
            String right = phone.code();
            Map<String, String> guess = new HashMap<>(code.hidden());
            guess.put("code", right);
            List<HttpResponse<String>> answers =
                    Crowd.of(20, who -> browser.twin().post(recovery.url() + "/code", guess));
            List<Page> in = answers.stream()
                    .map(answer -> Page.of(browser, answer))
                    .filter(page -> page.asks().contains("repeated"))
                    .toList();
            assertThat(in).hasSize(1);

            Map<String, String> chosen = new HashMap<>(in.getFirst().hidden());
            chosen.put("password", NEW_PASSWORD);
            chosen.put("repeated", NEW_PASSWORD);
            assertThat(Page.of(browser, new Browser().post(recovery.url() + "/chosen", chosen))
                            .problem())
                    .contains("FORM_OLD");
            List<HttpResponse<String>> resets =
                    Crowd.of(20, who -> browser.twin().post(recovery.url() + "/chosen", chosen));
            assertThat(resets.stream().filter(answer -> Recovery.did(Page.of(browser, answer))
                            .equals("password")))
                    .hasSize(1);
            assertThat(Stream.concat(answers.stream(), resets.stream()))
                    .allSatisfy(answer -> assertThat(answer.uri().getQuery()).isNull());
            assertThat(log.text()).doesNotContain(right, NEW_PASSWORD, chosen.get("errand"), she.identifier());
            assertThat(in(she, NEW_PASSWORD)).isTrue();
        }
    }

    @Test
    @DisplayName("L1, L3 a stop code is guessed five times a day; then nobody listens, and her logins go on")
    void guessing() {
        try (Registered she = Registered.citizen(stack, 8150, "basic", PHONE)) {
            for (int i = 0; i < 5; i++) {
                assertThat(stop(she, "1111111" + i).problem()).contains("CREDENTIALS_WRONG");
            }
            assertThat(stop(she, "22222222").problem()).contains("TOO_MANY_ATTEMPTS");
            assertThat(in(she, Registered.PASSWORD)).isTrue();
        }
    }

    @Test
    @DisplayName("L9, M10 a form that another site sends, or an old one, does nothing")
    void foreignForms() {
        try (Registered she = Registered.citizen(stack, 8160, "basic", PHONE)) {
            she.logsIn(recovery.login(browser, "low"), Registered.PASSWORD);
            Page foreign = Page.of(browser, browser.post(recovery.url() + "/means", Map.of("suspend", "all")));
            assertThat(foreign.problem()).contains("FORM_OLD");
            Page stolen = Page.of(
                    browser,
                    browser.post(
                            recovery.url() + "/chosen",
                            Map.of("errand", "A".repeat(43), "password", NEW_PASSWORD, "repeated", NEW_PASSWORD)));
            assertThat(stolen.problem()).contains("FORM_OLD");
            assertThat(new Admin(stack)
                            .get("es/users/" + she.id())
                            .path("attributes")
                            .has("suspended"))
                    .isFalse();
        }
    }

    private Page stop(Registered she, String code) {
        return recovery.stop(new Browser(), she.identifier(), Registered.CONTRAST, "all", "stopcode", code);
    }

    private boolean in(Registered who, String password) {
        Browser hers = new Browser();
        who.logsIn(oidc.login(hers), password);
        return oidc.me(hers).loggedIn();
    }

    private static String shape(Page page) {
        return page.response().statusCode() + " " + page.problem().orElse("none") + " " + page.asks();
    }

    private static String letter(int number) {
        return String.valueOf("TRWAGMYFPDXBNJZSQVHLCKE".charAt(number % 23));
    }
}
