package org.pontis.sandbox.e2e.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;

/**
 * The cases of the attack catalogue as they are named in tests and in documents such as docs/threat-model.md: a display name begins with the
 * numbers of its cases, a row of a table has them in its first cell and says in the second which other test shows them, or why
 * there is none.
 *
 * @param family tests of this module
 * @param packages of other modules' tests, which are not on our class path: their sources are read
 */
public record Cases(List<Class<?>> family, List<String> packages) {

    private static final Path ROOT = Path.of("..");
    private static final Pattern CASES = Pattern.compile("([A-Z])(\\d+)(?:–[A-Z]?(\\d+))?");
    private static final Pattern LEADING = Pattern.compile("^(?:[A-Z]\\d+(?:–[A-Z]?\\d+)?[, ]+)+");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| ([A-Z]\\d+[^|]*) \\| ([^|]+) \\|$");
    private static final Pattern DISPLAY_NAME = Pattern.compile("@DisplayName\\(\\s*\"([^\"]*)");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    /** {@code D1–D3, D7} are four. */
    public static Set<String> in(String text) {
        Set<String> cases = new TreeSet<>();
        CASES.matcher(text)
                .results()
                .flatMap((MatchResult range) -> IntStream.rangeClosed(
                                Integer.parseInt(range.group(2)),
                                Integer.parseInt(range.group(3) == null ? range.group(2) : range.group(3)))
                        .mapToObj(number -> range.group(1) + number))
                .forEach(cases::add);
        return cases;
    }

    /** The cases these tests are named after. */
    public Set<String> tested() {
        Set<String> tested = new TreeSet<>();
        names().forEach(name -> {
            Matcher leading = LEADING.matcher(name);
            if (leading.find()) {
                tested.addAll(in(leading.group()));
            }
        });
        return tested;
    }

    /** Display names that do not begin with a case. */
    public List<String> unnumbered() {
        return names().filter(name -> !LEADING.matcher(name).find()).toList();
    }

    /** What the document says about each case that is not, or not only, tested here. */
    public static Map<String, String> explained(String document) {
        Map<String, String> explained = new TreeMap<>();
        TABLE.matcher(text(ROOT.resolve(document))).results().forEach(row -> in(row.group(1))
                .forEach(one -> explained.merge(one, row.group(2), String::concat)));
        return explained;
    }

    /** The tests an explanation names that are not there: a class, or a method of it. */
    public static List<String> missing(String explanation) {
        return TEST.matcher(explanation)
                .results()
                .filter(named -> sources().noneMatch(source -> shows(source, named.group(1), named.group(2))))
                .map(MatchResult::group)
                .toList();
    }

    private boolean isOfAPackage(Path source) {
        return packages.stream().anyMatch(one -> source.toString().contains("/" + one.replace('.', '/') + "/"));
    }

    private static boolean shows(Path source, String test, String method) {
        return source.endsWith(test + ".java")
                && (method == null || text(source).contains("void " + method + "("));
    }

    private static Stream<Path> sources() {
        return Stream.of("broker-spi", "idp-adapters", "eidas-connector/service", "realm-config", "sandbox", "themes")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(Cases::below);
    }

    private static Stream<Path> below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<String> names() {
        List<String> names = new ArrayList<>();
        for (Class<?> one : family) {
            for (Method method : one.getDeclaredMethods()) {
                if (method.isAnnotationPresent(DisplayName.class)) {
                    names.add(method.getAnnotation(DisplayName.class).value());
                }
            }
        }
        sources()
                .filter(this::isOfAPackage)
                .forEach(source ->
                        DISPLAY_NAME.matcher(text(source)).results().forEach(name -> names.add(name.group(1))));
        return names.stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
