package org.pontis.sandbox.e2e.attack.password;

import java.text.Normalizer;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Admin;
import org.pontis.sandbox.e2e.Browser;
import org.pontis.sandbox.e2e.EndToEnd;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.FreshCitizen;
import org.pontis.sandbox.e2e.attack.Oracle;
import org.pontis.sandbox.e2e.attack.UnderAttack;

import static org.assertj.core.api.Assertions.assertThat;

/** Passwords and identifiers of a kind one does not expect. */
@UnderAttack
class OddInputIT extends EndToEnd {

    private static final String LONG = "a seventy character passphrase that nobody else has thought of before!";

    @ParameterizedTest
    @DisplayName("L5 64 characters and more, spaces, emoji and every alphabet are passwords")
    @ValueSource(
            strings = {
                LONG,
                "\uD83D\uDC0E\uD83D\uDD0B\uD83D\uDCCE horse battery staple",
                "пароль из многих слов 字 ñandú",
                "   spaces   all   around   "
            })
    void whatIsAPassword(String password) {
        try (FreshCitizen she = new FreshCitizen(new Admin(stack)).withPassword(password)) {
            assertThat(she.id()).isNotEmpty();
            assertThat(in(password)).isTrue();
            assertThat(in(password.substring(0, password.length() - 1))).isFalse();
        }
    }

    @Test
    @DisplayName("L5 composed and decomposed characters are the same password")
    void howTheKeyboardComposes() {
        String composed = Normalizer.normalize("contraseña de ñandú en Lérida", Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(composed);
        try (FreshCitizen she = new FreshCitizen(new Admin(stack)).withPassword(composed)) {
            assertThat(she.id()).isNotEmpty();
            assertThat(in(composed)).isTrue();
            assertThat(in(decomposed)).isTrue();
        }
    }

    @Test
    @DisplayName(
            "L5 ten thousand characters, NUL, control characters and half a character are wrong passwords and no more")
    void whatIsNone() {
        try (Oracle oracle = Oracle.watching(stack)) {
            for (String password : new String[] {
                "x".repeat(10_000),
                bruno.is().password().orElseThrow() + "\u0000",
                "\u0000\u0001\u0002",
                "\u0300".repeat(1000),
                "\u202Eabc",
                "${jndi:ldap://127.0.0.1/x}",
                "%s%s%s%n"
            }) {
                Page page = oidc.login(new Browser(), "method", "password")
                        .fill("identifier", bruno.is().identifier(), "password", password);
                oracle.told(page, "CREDENTIALS_WRONG", "INPUT_INVALID", "TOO_MANY_ATTEMPTS");
            }
            oracle.audited("credentials_wrong", "input_invalid", "too_many_attempts");
            oracle.goesOn();
        }
    }

    @Test
    @DisplayName("L5 nothing keeps a password from being pasted or filled in")
    void pasting() {
        Page page = oidc.login(browser, "method", "password");
        assertThat(page.html().select("input[name=password]").attr("autocomplete"))
                .isEqualTo("current-password");
        assertThat(page.html().select("[onpaste], [oncopy], input[name=password][maxlength]"))
                .isEmpty();
    }

    @Test
    @DisplayName("L14 what is no identifier is asked for again, goes into no log, and stands on the page as text")
    void oddIdentifiers() {
        try (Oracle oracle = Oracle.watching(stack)) {
            Page page = oidc.login(browser, "method", "password");
            for (String identifier : new String[] {
                "../../admin zzqq",
                "%2e%2e%2fzzqq",
                "*)(uid=zzqq",
                "' OR '1'='1' -- zzqq",
                "${7*7}zzqq",
                "#{7*7}{0}%szzqq",
                "<script>zzqq</script>",
                "\"><img src=x onerror=zzqq>",
                "zzqq\r\nlevel=ERROR forged",
                "zzqq\u0000",
                "\u202Ezzqq",
                "idces-00000001r zzqq",
                "00000001R,00000002W zzqq"
            }) {
                page = page.fill("identifier", identifier, "password", "whatever it may be");
                oracle.told(page, "INPUT_INVALID");
                assertThat(page.html().select("script:not([src]), img[onerror]"))
                        .isEmpty();
                assertThat(page.response().body()).doesNotContain("49zzqq");
            }
            oracle.audited("input_invalid");
            assertThat(oracle.log()).doesNotContain("zzqq", "forged");
        }
    }

    @Test
    @DisplayName("L5, L14 a megabyte of password or identifier is not even read")
    void aMegabyte() {
        try (Oracle oracle = Oracle.watching(stack)) {
            for (String field : new String[] {"identifier", "password"}) {
                Page page = oidc.login(new Browser(), "method", "password").fill(field, "1".repeat(1_000_000));
                assertThat(page.response().statusCode()).isEqualTo(413);
                assertThat(page.problem()).isPresent();
            }
            oracle.goesOn();
        }
    }

    private boolean in(String password) {
        Browser hers = new Browser();
        oidc.login(hers, "method", "password").fill("identifier", FreshCitizen.IDENTIFIER, "password", password);
        return oidc.me(hers).loggedIn();
    }
}
