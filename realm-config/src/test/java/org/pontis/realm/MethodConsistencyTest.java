package org.pontis.realm;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LoginMethodFactory;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.MethodDescriptor;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** Every login method has its words, its picture and its page of documentation, and they say what the code does. */
class MethodConsistencyTest {

    /** Of every realm. */
    static final List<String> LANGUAGES = Stream.of("es", "ee")
            .flatMap(realm -> Fixed.each(Fixed.realm(realm).path("supportedLocales")))
            .map(locale -> locale.asText())
            .distinct()
            .toList();

    private static final String THEME = "/theme/pontis/login/";

    static Stream<LoginMethodFactory> methods() {
        return ServiceLoader.load(LoginMethodFactory.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodIsDescribedInEveryLanguage(LoginMethodFactory method) throws IOException {
        for (String language : LANGUAGES) {
            Properties texts = texts(language);
            assertThat(Methods.messageKeys(method.descriptor()))
                    .allSatisfy(key -> assertThat(texts.getProperty(key, ""))
                            .as("%s in messages_%s.properties", key, language)
                            .isNotBlank());
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyProblemReadsUnlikeEveryOtherAndInEveryLanguageAnotherWay(LoginMethodFactory method) throws IOException {
        Set<String> codes = method.descriptor().problems().stream()
                .map(LoginProblem::code)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> all = new ArrayList<>();
        for (String language : LANGUAGES) {
            Properties texts = texts(language);
            codes.forEach(code -> all.add(texts.getProperty("problem." + code)));
        }
        assertThat(all).hasSize(LANGUAGES.size() * codes.size()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void everyCommonProblemIsExplainedInEveryLanguage(String language) throws IOException {
        Properties texts = texts(language);
        assertThat(LoginProblem.COMMON)
                .allSatisfy(problem -> assertThat(texts.getProperty("problem." + problem.code(), ""))
                        .as("problem.%s in messages_%s.properties", problem.code(), language)
                        .isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void aMethodHasAPicture(LoginMethodFactory method) {
        String icon = THEME + "resources/img/method-" + method.descriptor().id() + ".svg";
        assertThat(getClass().getResource(icon)).as(icon).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void thePageOfAMethodNamesItsProblemsAndLevel(LoginMethodFactory method) throws IOException {
        MethodDescriptor descriptor = method.descriptor();
        String page = page(descriptor);
        assertThat(page)
                .startsWith("# `" + descriptor.id() + "`")
                .contains(descriptor.ceiling().shortName());
        assertThat(descriptor.problems())
                .allSatisfy(problem -> assertThat(page).contains("| `" + problem.code() + "` |"));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everySettingIsDocumentedWithItsRange(LoginMethodFactory method) throws IOException {
        String page = page(method.descriptor());
        for (String key : settings(method)) {
            String setting = method.descriptor().id() + "-" + key;
            Optional<String> row = page.lines()
                    .filter(line -> line.startsWith("| `" + setting + "` |"))
                    .findFirst();
            assertThat(row).as("a row for %s", setting).isPresent();
            assertThat(row.orElseThrow()).as("its range").contains("| " + range(method, key) + " |");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyDocumentedSettingExistsAndTakesItsDefault(LoginMethodFactory method) throws IOException {
        String page = page(method.descriptor());
        String prefix = "| `" + method.descriptor().id() + "-";
        Set<String> known = settings(method);
        page.lines().filter(line -> line.startsWith(prefix)).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            String key = cells[1].strip().replace("`", "").substring(prefix.length() - 3);
            assertThat(known).as("documented settings exist").contains(key);
            String documented = cells[2].strip().replace("`", "");
            // the documented default is itself a value that the method takes
            method.configure(new Settings("", asked -> asked.equals(key) ? documented : null));
        });
    }

    @Test
    void thereAreMethodsToCheck() {
        assertThat(methods()).isNotEmpty();
    }

    /** The keys a method reads, found by watching it read them. */
    private static Set<String> settings(LoginMethodFactory method) {
        Set<String> keys = new LinkedHashSet<>();
        method.configure(new Settings("", key -> {
            keys.add(key);
            return null;
        }));
        return keys;
    }

    /** What a method says when a setting is nonsense: "… from 6 to 12." or "… must be a plus sign." */
    private static String range(LoginMethodFactory method, String nonsense) {
        try {
            method.configure(new Settings("", key -> key.equals(nonsense) ? "nonsense" : null));
        } catch (InvalidSetting refused) {
            String sentence = refused.getMessage();
            String before = sentence.contains(" from ") ? " from " : " must be ";
            return sentence.substring(sentence.indexOf(before) + before.length(), sentence.length() - 1);
        }
        throw new AssertionError(nonsense + " takes anything.");
    }

    private static String page(MethodDescriptor method) throws IOException {
        return Files.readString(Path.of("..", "docs", "methods", method.id() + ".md"));
    }

    static Map<String, String> words(String language) {
        Map<String, String> words = new TreeMap<>();
        try {
            texts(language).forEach((key, text) -> words.put((String) key, (String) text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static Properties texts(String language) throws IOException {
        String name = THEME + "messages/messages_" + language + ".properties";
        Properties texts = new Properties();
        try (InputStream file = MethodConsistencyTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return texts;
    }
}
