package org.pontis.eidas.http.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.flow.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    private static final Path THEME = Path.of("../../themes/src/main/resources/theme/pontis/login");

    /** Keys whose last part comes from data. */
    private static final Pattern COMPOSED = Pattern.compile(
            "(level|requested|gender)\\.[a-z]+|attribute\\.[A-Za-z0-9-]+(\\.hint)?|problem\\.[A-Z_]+\\.(title|why|do)"
                    + "|problem\\.blame\\.[A-Z]+|admin\\.state\\.[A-Z]+|admin\\.[a-z]+\\.none"
                    + "|consent\\.(person|represented|representative)");

    /** Words that neighbours simply share, as "Continuar"; a longer text has to be a translation. */
    private static final int SHARED_WORD = 20;

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    static Stream<Locale> languages() {
        return Words.LANGUAGES.stream();
    }

    static Stream<Problem> problems() {
        return Arrays.stream(Problem.values());
    }

    @Test
    void theLanguagesAreTheThemes() throws IOException {
        Properties theme = new Properties();
        theme.load(Files.newBufferedReader(THEME.resolve("theme.properties"), StandardCharsets.UTF_8));

        assertThat(theme.getProperty("locales").split(","))
                .containsExactly(
                        Words.LANGUAGES.stream().map(Locale::getLanguage).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasTheSameWordsWithTheSameGaps(Locale language) {
        Map<String, String> spanish = texts(Locale.of("es"));
        Map<String, String> texts = texts(language);

        assertThat(texts.keySet()).isEqualTo(spanish.keySet());
        assertThat(texts)
                .allSatisfy((key, text) -> assertThat(gaps(text)).as(key).isEqualTo(gaps(spanish.get(key))));
    }

    /** MessageFormat swallows a lone apostrophe, and words stand in HTML as they are. */
    @ParameterizedTest
    @MethodSource("languages")
    void everyWordSurvivesMessageFormatAndNeedsNoEscaping(Locale language) {
        assertThat(texts(language)).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank().doesNotContain("'", "\"", "&", ">");
            assertThat(text.replaceAll("\\d<", "")).as(key).doesNotContain("<");
            assertThat(new MessageFormat(text, language).format(new Object[] {2, 2}))
                    .as(key)
                    .isNotBlank()
                    .doesNotContain("{");
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noSentenceIsACopyOfAnotherLanguages(Locale language) {
        Map<String, String> texts = texts(language);
        languages()
                .filter(other -> !other.equals(language))
                .map(WordsTest::texts)
                .forEach(others -> assertThat(texts.keySet())
                        .filteredOn(key ->
                                texts.get(key).replaceAll("\\{[^}]*}", "").length() > SHARED_WORD)
                        .noneMatch(key -> texts.get(key).equals(others.get(key))));
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLevelAndEveryAttributeHasItsWords(Locale language) {
        assertThat(texts(language).keySet())
                .containsAll(Arrays.stream(LevelOfAssurance.values())
                        .map(LevelOfAssurance::shortName)
                        .flatMap(level -> Stream.of("level." + level, "requested." + level))
                        .toList())
                .containsAll(AttributeProfile.all().stream()
                        .map(AttributeDefinition::localName)
                        .map(name -> "attribute." + name)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void everyProblemSaysWhatHappenedWhyAndWhatToDoInEveryLanguage(Problem problem) {
        Pages pages = Pages.of(List.of());
        for (Locale language : Words.LANGUAGES) {
            Map<String, String> texts = texts(language);
            for (ProblemPage sample : List.of(Samples.problem(problem, "Hacienda"), Samples.lost(problem))) {
                Document page = Jsoup.parse(pages.problem(sample, language));

                assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language.getLanguage());
                assertThat(page.selectFirst("h1").text()).isEqualTo(texts.get("problem." + problem + ".title"));
                assertThat(page.title()).startsWith(texts.get("title.problem"));
                assertThat(page.select("[role=alert][data-problem=" + problem + "][data-incident=7K3M9QXA]"))
                        .hasSize(1)
                        .first()
                        .extracting(alert -> alert.text())
                        .asString()
                        .contains(
                                texts.get("problem." + problem + ".why"),
                                texts.get("problem." + problem + ".do"),
                                texts.get("problem.blame." + problem.blame()),
                                "7K3M9QXA");
            }
        }
    }

    /** Two problems with the same words could not be told apart by whoever has one. */
    @ParameterizedTest
    @MethodSource("languages")
    void noTwoProblemsHaveTheSameReason(Locale language) {
        Map<String, String> texts = texts(language);

        assertThat(problems().map(problem -> texts.get("problem." + problem + ".why")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aWordNobodyUsesIsGone() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/org/pontis/eidas/http/page"))) {
            String code = files.map(WordsTest::read).collect(Collectors.joining("\n"));

            assertThat(texts(Locale.of("es")).keySet())
                    .allSatisfy(key -> assertThat(COMPOSED.matcher(key).matches() || code.contains('"' + key + '"'))
                            .as(key)
                            .isTrue());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> gaps(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, String> texts(Locale language) {
        Properties texts = new Properties();
        try (var file = WordsTest.class.getResourceAsStream("messages_" + language + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        texts.stringPropertyNames().forEach(key -> sorted.put(key, texts.getProperty(key)));
        return sorted;
    }
}
