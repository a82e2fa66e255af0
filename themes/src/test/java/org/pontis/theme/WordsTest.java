package org.pontis.theme;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    /** Keys whose last part comes from data: a method, a level, a problem, an action, a language. */
    private static final Pattern COMPOSED = Pattern.compile(
            "(method\\.[a-z0-9-]+\\.(name|needs)(\\.known|\\.after\\.[a-z]+)?|trouble\\.[A-Z_]+|help\\.[a-z-]+\\.[a-z0-9-]+(\\.[a-z0-9]+)?|(a11y|privacy)\\.[a-z]+\\.[a-z0-9]+|(level|requested)\\.[a-z]+|problem\\.[A-Z0-9_]+(\\.only)?|locale_[a-z]+|desk\\.(problem|act|document|wanted|case|reason|means|standing|registration|notice|sheet)(\\.[A-Za-z0-9_.]+)?|recovery\\.[a-zA-Z]+(\\.[a-zA-Z]+){1,2}|cabinet\\.(told|what|by|kind|reason|outcome|standing|filter|alert|mail|alerts|means|logins|sessions)(\\.[a-z_.]+)?|figures\\.[a-z0-9]+|(registration\\.)?code\\.sent(To)?|registration\\.sms\\.[a-z]+)");

    /** Names and patterns, the same in every language. */
    private static final Pattern ALIKE = Pattern.compile("locale_.*|brand\\.name|time\\.pattern");

    /** Words that neighbours simply share, as "Continuar"; a longer text has to be a translation. */
    private static final int SHARED_WORD = 20;

    private static final Pattern LITERAL = Pattern.compile("\\bmsg\\(\\s*\"([^\"]+)\"\\s*[,)]");

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

    @SuppressWarnings("unused") // read by @FieldSource
    private static final List<String> LANGUAGES = ThemeFiles.LANGUAGES;

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageHasTheSameWords(String language) {
        assertThat(ThemeFiles.words(language).keySet())
                .isEqualTo(ThemeFiles.words("es").keySet());
    }

    @Test
    void theLanguagesAreTheOnesTheThemeNames() {
        assertThat(ThemeFiles.settings().get("locales").split(",")).containsExactlyElementsOf(ThemeFiles.LANGUAGES);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyWordATemplateAsksForExists(String language) {
        Set<String> known = new TreeSet<>(ThemeFiles.parentWords(language).keySet());
        known.addAll(ThemeFiles.words(language).keySet());

        assertThat(known).containsAll(literals());
    }

    /** So that nobody who chose Galician reads Spanish on an error page: Keycloak has no Galician to fall back to. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everythingKeycloakCanSayToACitizenIsSaidInOurWords(String language) {
        assertThat(ThemeFiles.words(language).keySet()).containsAll(KeycloakMessages.aCitizenCanMeet());
    }

    /** A key without its own text in one language would be a copy of another one's. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void noSentenceIsACopyOfAnotherLanguages(String language) {
        Map<String, String> words = ThemeFiles.words(language);
        for (String other : LANGUAGES) {
            if (!other.equals(language)) {
                Map<String, String> others = ThemeFiles.words(other);
                assertThat(words.keySet())
                        .filteredOn(key -> !ALIKE.matcher(key).matches())
                        .filteredOn(key -> words.get(key).length() > SHARED_WORD)
                        .as("%s and %s", language, other)
                        .noneMatch(key -> words.get(key).equals(others.get(key)));
            }
        }
    }

    @Test
    void aWordNobodyUsesIsGone() {
        String templates = String.join("\n", ThemeFiles.templates().values());
        Set<String> parent = ThemeFiles.parentWords("en").keySet();

        assertThat(ThemeFiles.words("es").keySet()).allSatisfy(key -> assertThat(parent.contains(key)
                        || KeycloakMessages.all().contains(key)
                        || COMPOSED.matcher(key).matches()
                        || templates.contains('"' + key + '"'))
                .as(key)
                .isTrue());
    }

    @Test
    void noWordOfOursHidesBehindAFallback() {
        Set<String> parent = ThemeFiles.parentWords("en").keySet();
        Set<String> ours =
                literals().stream().filter(key -> !parent.contains(key)).collect(Collectors.toCollection(TreeSet::new));

        assertThat(ThemeFiles.words("es").keySet()).containsAll(ours);
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyProblemIsExplained(String language) {
        assertThat(ThemeFiles.words(language).keySet())
                .containsAll(LoginProblem.COMMON.stream()
                        .map(problem -> "problem." + problem.code())
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLevelHasItsWords(String language) {
        assertThat(ThemeFiles.words(language).keySet())
                .containsAll(Arrays.stream(LevelOfAssurance.values())
                        .map(LevelOfAssurance::shortName)
                        .flatMap(level -> Stream.of("level." + level, "requested." + level))
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void aMethodWithANameSaysWhatItNeeds(String language) {
        Map<String, String> words = ThemeFiles.words(language);

        assertThat(words.keySet().stream().filter(key -> key.matches("method\\..*\\.name")))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(words).containsKey(key.replace(".name", ".needs")));
    }

    /** MessageFormat swallows a lone apostrophe, and with it every argument after it. */
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyWordSurvivesMessageFormat(String language) {
        assertThat(ThemeFiles.words(language)).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(text, Locale.of(language)).format(new Object[] {2, 2}))
                    .as(key)
                    .isNotBlank();
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyLanguageTakesTheSameArguments(String language) {
        Map<String, String> english = ThemeFiles.words("en");

        assertThat(ThemeFiles.words(language))
                .allSatisfy((key, text) -> assertThat(arguments(text)).as(key).isEqualTo(arguments(english.get(key))));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> literals() {
        return ThemeFiles.templates().values().stream()
                .flatMap(text -> LITERAL.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
