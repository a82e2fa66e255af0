package org.pontis.sandbox.e2e.attack.code;

import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes back to the page of a code and cannot be one. None of it is a guess, and none of it is an error of ours. */
@UnderAttack
class MalformedIT extends EndToEnd {

    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    @DisplayName("I14 what is no eight digits")
    void noDigits() {
        try (Oracle oracle = Oracle.watching(stack)) {
            Page page = codePage();
            for (String typed : new String[] {
                "",
                "-1234567",
                "1e5",
                "1234567",
                "123456789",
                "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18",
                "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
                "12345678\u0000",
                "0x123456",
                "${7*7}aa",
                "' or 1=1",
                "<script>alert(1)</script>"
            }) {
                page = page.fill("code", typed);
                oracle.told(page, "INPUT_INVALID");
                assertThat(page.response().body()).doesNotContain("<script>alert");
            }
            oracle.audited("input_invalid");
        }
    }

    @Test
    @DisplayName("I14 lists, other names, other content types, a megabyte")
    void noForm() {
        try (Oracle oracle = Oracle.watching(stack)) {
            String action = codePage().action();
            String code = bruno.phone().code();
            for (String body : new String[] {
                "code=00000000&code=" + code,
                "code[]=" + code,
                "Code=" + code,
                "=" + code,
                "&&&",
                "code=%",
                "code=%ff%fe"
            }) {
                harmless(action, FORM, body);
            }
            harmless(action, "application/json", "{\"code\":\"" + code + "\"}");
            harmless(action, "text/plain", "code=" + code);
            harmless(action, "application/xml", "<code>" + code + "</code>");
            harmless(action, FORM, "code=" + "1".repeat(1_000_000));
            assertThat(oidc.me(browser).loggedIn()).isFalse();
            oracle.goesOn();
        }
    }

    @Test
    @DisplayName("I14 a code without a login")
    void noLogin() {
        try (Oracle oracle = Oracle.watching(stack)) {
            String action = codePage().action();
            String code = bruno.phone().code();
            Browser stranger = new Browser();
            Page page = stranger.submit(action, Map.of("code", code));
            assertThat(page.response().statusCode()).isBetween(200, 499);
            assertThat(oidc.me(stranger).loggedIn()).isFalse();
            String bare = stack.addresses().brokerUrl() + "/realms/es/login-actions/authenticate";
            assertThat(new Browser().post(bare, Map.of("code", code)).statusCode())
                    .isBetween(400, 499);
            oracle.goesOn();
        }
    }

    @Test
    @DisplayName("I14 whatever was sent before, the right code is still good")
    void noGuess() {
        Page page = codePage();
        String code = bruno.phone().code();
        for (int i = 0; i < 10; i++) {
            page = page.fill("code", "no code");
        }
        page.fill("code", code);
        assertThat(oidc.me(browser).loggedIn()).isTrue();
    }

    private void harmless(String action, String type, String body) {
        int status = browser.post(action, type, body).statusCode();
        assertThat(status)
                .as(() -> body.substring(0, Math.min(40, body.length())))
                .isBetween(200, 499);
    }

    private Page codePage() {
        return bruno.identifies(oidc.login(browser, "method", "sms-pin"));
    }
}
