package org.pontis.sandbox.e2e;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody learns from an answer whether a citizen exists, what her document says, or whether she has a phone. */
class UniformAnswerIT extends EndToEnd {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an unknown citizen,        00000099F, 2031-12-31",
        "a wrong contrast value,    00000001R, 2031-12-30",
        "a citizen without a phone, 00000003A, 2029-01-15",
    })
    void theCodePageIsTheSameForEverybody(String who, String identifier, String contrast) {
        Page known = codePage("00000001R", "2031-12-31");
        Page unknown = codePage(identifier, contrast);
        assertThat(unknown.response().statusCode()).isEqualTo(known.response().statusCode());
        assertThat(withoutRandomParts(unknown)).isEqualTo(withoutRandomParts(known));
        assertThat(headers(unknown)).isEqualTo(headers(known));

        // a wrong guess, a new code too soon and the end of all tries look alike as well
        for (int guess = 1; guess <= 4; guess++) {
            known = known.fill("code", "00000000");
            unknown = unknown.fill("code", "00000000");
            assertThat(unknown.problem()).isEqualTo(known.problem()).contains("CODE_WRONG");
            assertThat(withoutRandomParts(unknown)).isEqualTo(withoutRandomParts(known));
        }
        known = known.press("resend");
        unknown = unknown.press("resend");
        assertThat(withoutRandomParts(unknown)).isEqualTo(withoutRandomParts(known));
        known = known.fill("code", "00000000");
        unknown = unknown.fill("code", "00000000");
        assertThat(unknown.problem()).contains("CODE_TRIES_EXHAUSTED");
        assertThat(withoutRandomParts(unknown)).isEqualTo(withoutRandomParts(known));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a wrong contrast value,    00000001R, 2031-12-30",
        "a citizen without a phone, 00000003A, 2029-01-15",
    })
    void nothingIsSent(String who, String identifier, String contrast) {
        ana.phone().skip();
        codePage(identifier, contrast);
        // messages leave in order: had one been sent, it would be the first now
        ana.logsInWithSmsPin(oidc.login(browser));
        assertThat(oidc.me(browser).loggedIn()).isTrue();
        assertThat(ana.phone().hasNews()).isFalse();
        assertThat(carla.phone().hasNews()).isFalse();
    }

    private Page codePage(String identifier, String contrast) {
        Page page = oidc.login(new Browser(), "method", "sms-pin").fill("identifier", identifier, "contrast", contrast);
        assertThat(page.asks()).containsExactly("code");
        return page;
    }

    /** Two digits of a number, which a decoy has too, the address with the session's codes, and the incident. */
    private static String withoutRandomParts(Page page) {
        return page.response()
                .body()
                .replaceAll("acaba en \\d\\d", "acaba en NN")
                // seconds that are left: both pages count down, one of them a moment later
                .replaceAll("data-(left|seconds)=\"\\d+\"|Espere \\d+ segundos", "SECONDS")
                .replaceAll(
                        "(session_code|execution|client_data|tab_id|auth_session_id|session_state|code)=[\\w.%=-]+",
                        "$1=…")
                .replace(page.incident().isEmpty() ? "\u0000" : page.incident(), "INCIDENT");
    }

    private static Map<String, List<String>> headers(Page page) {
        Map<String, List<String>> headers =
                new TreeMap<>(page.response().headers().map());
        headers.remove("date");
        headers.remove("content-length");
        headers.remove("set-cookie");
        return headers;
    }
}
