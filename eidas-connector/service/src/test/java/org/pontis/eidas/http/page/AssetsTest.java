package org.pontis.eidas.http.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.eidas.attributes.NodeCountry;

import static org.assertj.core.api.Assertions.assertThat;

class AssetsTest {

    private static final Path THEME = Path.of("../../themes/src/main/resources/theme/pontis/login/resources");
    private static final Pattern URL = Pattern.compile("url\\(\"\\.\\./([^\"]+)\"\\)");
    private static final Assets ASSETS = Assets.load();

    @Test
    void everythingAPageRefersToIsThere() {
        Pages pages = Pages.of(List.of());
        for (var sample : Samples.all("Hacienda")) {
            Document page = Jsoup.parse(sample.apply(pages, Locale.of("es")));

            assertThat(page.select("link[href], script[src], img[src]"))
                    .isNotEmpty()
                    .allSatisfy(element -> assertThat(pages.asset(element.attr("href") + element.attr("src")))
                            .as(element.outerHtml())
                            .isPresent());
        }
    }

    @Test
    void everythingAStyleSheetRefersToIsThereAndNothingIsElsewhere() {
        for (String style : Assets.STYLES) {
            String text = new String(ASSETS.find(ASSETS.at(style)).orElseThrow().bytes(), StandardCharsets.UTF_8);

            assertThat(URL.matcher(text).results())
                    .allSatisfy(found ->
                            assertThat(ASSETS.find(ASSETS.at(found.group(1)))).isPresent());
            assertThat(URL.matcher(text).replaceAll("")).doesNotContain("url(", "@import");
        }
    }

    /** Whoever asks for reduced motion need not ask: there is none (WCAG 2.2, 2.3.3). */
    @Test
    void nothingMoves() {
        for (String style : Assets.STYLES) {
            String text = new String(ASSETS.find(ASSETS.at(style)).orElseThrow().bytes(), StandardCharsets.UTF_8);

            assertThat(text).doesNotContain("animation", "transition", "scroll-behavior");
        }
    }

    static List<String> countries() {
        return CountryNames.known().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("countries")
    void everyCountryWeKnowHasItsFlagAndItsNames(String code) {
        NodeCountry country = new NodeCountry(code);

        assertThat(ASSETS.flag(country)).contains("/flags/");
        assertThat(CountryNames.own(country)).isNotEmpty().allSatisfy(name -> assertThat(name.text())
                .hasSizeGreaterThan(2));
        assertThat(Words.LANGUAGES).allSatisfy(language -> assertThat(CountryNames.in(language, country))
                .hasSizeGreaterThan(2));
    }

    @Test
    void theUnionHasItsFlagTooAndTheFlagsHaveTheirLicence() {
        assertThat(ASSETS.flag(new NodeCountry("EU"))).endsWith("/flags/eu.svg");
        assertThat(new String(
                        ASSETS.find(ASSETS.at("flags/LICENSE")).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("MIT");
    }

    /** A flag that could run something would run in nobody's page, but it is none of a flag's business. */
    @ParameterizedTest
    @MethodSource("countries")
    void noFlagRunsOrLoadsAnything(String code) {
        String flag = new String(
                ASSETS.find(ASSETS.flag(new NodeCountry(code))).orElseThrow().bytes(), StandardCharsets.UTF_8);

        assertThat(flag).doesNotContainPattern("(?i)<script|<foreignObject|\\son[a-z]+=|href=\"[^#]|url\\([^#]");
    }

    @Test
    void anAssetHasATypeAndATagOfItsContent() {
        Asset script = ASSETS.find(ASSETS.at(Assets.SCRIPT)).orElseThrow();
        Asset flag = ASSETS.find(ASSETS.flag(Samples.ESTONIA)).orElseThrow();

        assertThat(script.contentType()).isEqualTo("text/javascript; charset=utf-8");
        assertThat(flag.contentType()).isEqualTo("image/svg+xml");
        assertThat(script.etag()).matches("\"[0-9a-f]{64}\"").isNotEqualTo(flag.etag());
        assertThat(ASSETS.at(Assets.SCRIPT)).matches("/assets/[0-9a-f]{16}/js/pontis\\.js");
        assertThat(Assets.load().at("x")).isEqualTo(ASSETS.at("x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "/assets/", "/assets/0000000000000000/js/pontis.js", "/assets/../messages_es.properties"
            })
    void whatIsNoAssetIsNotFound(String path) {
        assertThat(ASSETS.find(path)).isEmpty();
        assertThat(ASSETS.find(ASSETS.at("../messages_es.properties"))).isEmpty();
    }

    /** The citizen goes to and fro between both: one house, one look. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "css/palette.css",
                "img/arches.svg",
                "img/bridge.svg",
                "img/favicon.svg",
                "img/level-low.svg",
                "img/level-substantial.svg",
                "img/level-high.svg"
            })
    void coloursAndPicturesAreTheThemes(String file) throws IOException {
        assertThat(ASSETS.find(ASSETS.at(file)).orElseThrow().bytes())
                .isEqualTo(Files.readAllBytes(THEME.resolve(file)));
    }
}
