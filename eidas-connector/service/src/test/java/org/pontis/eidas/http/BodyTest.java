package org.pontis.eidas.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import io.helidon.http.RequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyTest {

    @Test
    void whoSendsNothingTakesNoMemory() throws IOException {
        InputStream silent = new InputStream() {

            @Override
            public int read() {
                return -1;
            }

            @Override
            public int read(byte[] to, int from, int most) {
                assertThat(to).hasSizeLessThan(16_384);
                return -1;
            }
        };
        assertThat(Web.body(silent)).isEmpty();
    }

    @Test
    void theLongestBodyIsReadAndNoLongerOne() throws IOException {
        String longest = "x".repeat(Web.LONGEST_BODY);
        assertThat(Web.body(in(longest))).isEqualTo(longest);
        assertThat(Web.body(in("x".repeat(8_192)))).hasSize(8_192);
        assertThatThrownBy(() -> Web.body(in(longest + "x"))).isInstanceOf(RequestException.class);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }
}
