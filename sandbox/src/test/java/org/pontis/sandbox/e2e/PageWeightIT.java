package org.pontis.sandbox.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The first view on a bad line: the chooser with its style, scripts and pictures, compressed. The benchmark says more. */
class PageWeightIT extends EndToEnd {

    private static final int MOST_BYTES = 60_000;

    @Test
    void theChooserIsLight() {
        Page chooser = oidc.login(browser);
        assertThat(chooser.isChooser()).isTrue();
        List<String> linked = chooser.html().select("link[href], script[src], img[src]").stream()
                .map(element -> element.absUrl(element.hasAttr("href") ? "href" : "src"))
                .distinct()
                .toList();
        assertThat(linked).isNotEmpty();
        int bytes = linked.stream().mapToInt(PageWeightIT::weight).sum();
        assertThat(bytes + gzip(chooser.response().body().getBytes(StandardCharsets.UTF_8)))
                .isLessThan(MOST_BYTES);
    }

    private static int weight(String address) {
        var answer = Http.send(HttpRequest.newBuilder(URI.create(address)), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return gzip(answer.body());
    }

    private static int gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }
}
