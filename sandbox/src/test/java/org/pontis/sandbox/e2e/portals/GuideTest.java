package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.sandbox.e2e.Document;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/portal-integration.md leads to files that exist, and names everything a portal can get. */
class GuideTest {

    private static final Document GUIDE = Document.of("portal-integration.md");

    static Stream<String> links() {
        return Pattern.compile("\\]\\((?!https?:)([^)#]+)")
                .matcher(GUIDE.text())
                .results()
                .map(link -> link.group(1))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("links")
    void everyLinkLeadsSomewhere(String link) {
        assertThat(Path.of("..", "docs").resolve(link)).exists();
    }

    @Test
    void everySampleIsNamed() throws IOException {
        try (Stream<Path> samples = Files.list(Path.of("portals"))) {
            assertThat(samples.map(sample -> sample.getFileName().toString()))
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(GUIDE.text()).contains("(../sandbox/portals/" + sample));
        }
    }
}
