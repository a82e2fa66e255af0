package org.pontis.sandbox.e2e.attack.load;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.sandbox.e2e.Page;
import org.pontis.sandbox.e2e.attack.LogTail;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that are too large, too many-fold or too deep. */
class LargeIT extends LoadAttack {

    @ParameterizedTest
    @ValueSource(strings = {"protocol/openid-connect/auth", "protocol/openid-connect/token", "protocol/saml"})
    @DisplayName("O2 a form of 10 MB is not read")
    void aFormOf10MbIsNotRead(String endpoint) {
        // whoever still writes when the server hangs up sees no answer
        assertThat(posted(endpoint, "client_id=" + "a".repeat(10_000_000))).isIn(413, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol/openid-connect/auth",
                "protocol/openid-connect/token",
                "protocol/saml",
                "login-actions/authenticate"
            })
    @DisplayName("O2 10 000 fields are answered with 400, without a line in the log")
    void tenThousandFieldsAreRefused(String endpoint) {
        LogTail log = LogTail.of(stack.broker().log());
        String form = IntStream.range(0, 10_000).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
        // whoever still writes when the server hangs up sees no answer
        assertThat(posted(endpoint, form)).isIn(400, 0);
        assertThat(posted(endpoint, form.substring(0, form.indexOf("&f1000=")))).isBetween(200, 499);
        assertThat(posted(endpoint, form.substring(0, form.indexOf("&f1001=")))).isEqualTo(400);
        assertThat(log.text()).doesNotContain("Exception");
    }

    @Test
    @DisplayName("O2 fields whose names collide in a hash table cost no more than others")
    void collidingNamesAreRefused() {
        String form = IntStream.range(0, 900).mapToObj(LargeIT::colliding).collect(Collectors.joining("=1&")) + "=1";
        assertThat(posted("protocol/openid-connect/auth", form)).isEqualTo(400);
    }

    @Test
    @DisplayName("O2 nobody uploads a file")
    void nobodyUploadsAFile() {
        LogTail log = LogTail.of(stack.broker().log());
        for (String endpoint : new String[] {
            "protocol/openid-connect/auth",
            "protocol/openid-connect/token",
            "protocol/saml",
            "login-actions/authenticate"
        }) {
            String form = "--b\r\nContent-Disposition: form-data; name=\"client_id\"; filename=\"x\"\r\n\r\n"
                    + "x".repeat(100_000) + "\r\n--b--\r\n";
            assertThat(Flood.status(HttpRequest.newBuilder(URI.create(broker(endpoint)))
                            .header("Content-Type", "multipart/form-data; boundary=b")
                            .POST(BodyPublishers.ofString(form))
                            .build()))
                    .isEqualTo(415);
        }
        assertThat(log.text()).isEmpty();
    }

    @Test
    @DisplayName("O3 headers of 64 KB are answered with 431, addresses with 414")
    void longHeadersAreRefused() {
        String large = "a".repeat(65_536);
        assertThat(Flood.status(HttpRequest.newBuilder(URI.create(broker("")))
                        .header("X-Large", large)
                        .build()))
                .isEqualTo(431);
        assertThat(Flood.status(HttpRequest.newBuilder(URI.create(broker("")))
                        .header("Cookie", "a=" + large)
                        .build()))
                .isEqualTo(431);
        assertThat(Flood.status(HttpRequest.newBuilder(URI.create(broker("?a=" + large)))
                        .build()))
                .isEqualTo(414);
    }

    @Test
    @DisplayName("O9 JSON of any depth is read or refused, and costs no stack")
    void deepJsonIsRefused() {
        LogTail log = LogTail.of(stack.broker().log());
        String begun = browser.get(oidc.url() + "/login")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        for (int depth : new int[] {100, 1_000}) {
            String claims = "{\"id_token\":" + "[".repeat(depth);
            assertThat(browser.get(begun + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8))
                            .statusCode())
                    .isLessThan(500);
        }
        String deep = "[".repeat(100_000);
        assertThat(Flood.status(HttpRequest.newBuilder(URI.create(broker("pontis/methods/sms-pin/pause")))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(deep))
                        .build()))
                .isEqualTo(401);
        assertThat(log.text()).doesNotContain("StackOverflowError");
    }

    @Test
    @DisplayName("O9 XML of 10 000 levels is refused, and costs no stack")
    void deepXmlIsRefused() {
        LogTail log = LogTail.of(stack.broker().log());
        String deep = Base64.getEncoder().encodeToString("<a>".repeat(10_000).getBytes(StandardCharsets.UTF_8));
        assertThat(browser.submit(broker("protocol/saml"), Page.pairs("SAMLRequest", deep))
                        .problem())
                .isPresent();
        assertThat(log.text()).doesNotContain("StackOverflowError");
    }

    private int posted(String endpoint, String form) {
        return Flood.status(HttpRequest.newBuilder(URI.create(broker(endpoint)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** Ten pairs of letters, all words with the same {@link String#hashCode}. */
    private static String colliding(int number) {
        StringBuilder word = new StringBuilder();
        for (int bit = 0; bit < 10; bit++) {
            word.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return word.toString();
    }
}
