package org.pontis.eidas.http;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeadersTest {

    @Test
    void browsersThatCameByHttpsComeByHttpsFromThenOn() {
        Map.Entry<String, String> strict = Map.entry("Strict-Transport-Security", "max-age=31536000");
        Answer answer = Answer.seeOther("https://example.org/");

        assertThat(Headers.of(answer, true)).contains(strict);
        assertThat(Headers.of(answer, false)).doesNotContain(strict);
    }
}
