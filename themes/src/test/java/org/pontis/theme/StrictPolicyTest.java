package org.pontis.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The pages work under {@code default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'}. */
class StrictPolicyTest {

    static Stream<String> templates() {
        return ThemeFiles.templates().keySet().stream();
    }

    /** Searched in the source and not on rendered pages, so that no branch escapes. */
    @ParameterizedTest
    @MethodSource("templates")
    void aTemplateHasNoInlineScriptStyleOrHandler(String template) {
        assertThat(ThemeFiles.templates().get(template))
                .doesNotContainPattern("(?i)<style")
                .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
                .doesNotContainPattern("(?i)\\sstyle\\s*=")
                .doesNotContainPattern("(?i)\\son[a-z]+\\s*=\\s*\"")
                .doesNotContainPattern("(?i)javascript:")
                .doesNotContainPattern("(?i)<base\\b");
    }

    @Test
    void aPageOfOursLoadsOnlyFromTheThemesOwnFolder() {
        KeycloakPage spanish = new KeycloakPage("es");
        for (Samples.Sample sample : Stream.of(Samples.ours(), Samples.outside(), Samples.grounds())
                .flatMap(List::stream)
                .toList()) {
            Document page = Jsoup.parse(spanish.render(sample.template(), sample.model()));

            assertThat(page.select("script, style"))
                    .allSatisfy(script -> assertThat(script.attr("src")).startsWith("resources/"));
            assertThat(page.select("link[href]").eachAttr("href")).allMatch(href -> href.startsWith("resources/"));
            assertThat(page.select("img").eachAttr("src")).allMatch(src -> src.startsWith("resources/"));
            assertThat(page.getAllElements().stream()
                            .flatMap(element -> element.attributes().asList().stream())
                            .map(Attribute::getKey))
                    .noneMatch(name -> name.startsWith("on") || name.equals("style"));
        }
    }

    /** The pattern is the one of Keycloak's BrowserHistoryHelper, which puts an inline script where it matches. */
    @Test
    void keycloakFindsNoPlaceForItsInlineScript() {
        String page = new KeycloakPage("es").render("login-page-expired", Map.of());

        assertThat(page).doesNotContainPattern("</[hH][eE][aA][dD]>");
        assertThat(Jsoup.parse(page).body().select("header, main, footer")).hasSize(3);
    }

    @Test
    void styleSheetsAndPicturesLoadNothingFromElsewhere() throws IOException {
        try (Stream<Path> files = Files.walk(ThemeFiles.HOME.resolve("resources"))) {
            assertThat(files.filter(Files::isRegularFile)).allSatisfy(file -> assertThat(ThemeFiles.text(file))
                    .as(file.toString())
                    .doesNotContainPattern(
                            "(?i)@import|url\\(\\s*[\"']?(https?:|//|data:)|<style|\\sstyle=|xlink:href"));
        }
    }

    /** Whoever asks for reduced motion need not ask: there is none (WCAG 2.2, 2.3.3). */
    @Test
    void nothingMoves() throws IOException {
        try (Stream<Path> sheets = Files.list(ThemeFiles.HOME.resolve("resources/css"))) {
            assertThat(sheets).allSatisfy(sheet -> assertThat(ThemeFiles.text(sheet))
                    .doesNotContainPattern("transition|animation|@keyframes|scroll-behavior"));
        }
    }

    @Test
    void everyPictureAStyleSheetAsksForExists() throws IOException {
        Path css = ThemeFiles.HOME.resolve("resources/css");
        try (Stream<Path> sheets = Files.list(css)) {
            assertThat(sheets.flatMap(sheet -> Pattern.compile("url\\(\"([^\"]+)\"\\)")
                            .matcher(ThemeFiles.text(sheet))
                            .results()
                            .map(found -> found.group(1))))
                    .isNotEmpty()
                    .allSatisfy(url -> assertThat(css.resolve(url)).exists());
        }
    }
}
