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
        assertThat(body(silent)).isEmpty();
    }

    @Test
    void theLongestBodyIsReadAndNoLongerOne() throws IOException {
        String longest = "x".repeat(Web.LONGEST_BODY);
        assertThat(body(in(longest))).isEqualTo(longest);
        assertThat(body(in("x".repeat(8_192)))).hasSize(8_192);
        assertThatThrownBy(() -> body(in(longest + "x"))).isInstanceOf(RequestException.class);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    @Test
    void moreThanThereIsMemoryForIsNotReadAtOnce() throws IOException {
        Intake small = new Intake(8 * 1024 * 1024);
        try (Intake.Place one = small.place();
                Intake.Place other = small.place()) {
            assertThat(Web.body(in("x".repeat(Web.LONGEST_BODY)), one)).hasSize(Web.LONGEST_BODY);
            assertThatThrownBy(() -> Web.body(in("x".repeat(Web.LONGEST_BODY)), other))
                    .isInstanceOf(BadCall.class);
        }
        try (Intake.Place next = small.place()) {
            assertThat(Web.body(in("x".repeat(Web.LONGEST_BODY)), next)).hasSize(Web.LONGEST_BODY);
        }
    }

    private static String body(InputStream in) throws IOException {
        try (Intake.Place place = new Intake(Integer.MAX_VALUE).place()) {
            return Web.body(in, place);
        }
    }
}
