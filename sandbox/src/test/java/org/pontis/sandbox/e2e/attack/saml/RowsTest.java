package org.pontis.sandbox.e2e.attack.saml;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of parts A, B and D of the catalogue is a test here, or stands in docs/threat-model.md with the reason. */
class RowsTest {

    private static final Pattern CASES = Pattern.compile("([A-Z])(\\d+)(?:–[A-Z]?(\\d+))?");
    private static final Pattern LEADING = Pattern.compile("^(?:[A-Z]\\d+(?:–[A-Z]?\\d+)?[, ]+)+");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| ([A-Z]\\d+[^|]*) \\| [^|]+ \\|$");

    private static final List<Class<?>> FAMILY = List.of(
            XmlIT.class, BindingIT.class, SignatureIT.class, WrappingIT.class, EncryptionIT.class, ProtocolIT.class);

    @Test
    void everyCaseIsTestedOrExplained() throws IOException {
        Set<String> catalogue = new TreeSet<>();
        catalogue.addAll(cases("A1–A23"));
        catalogue.addAll(cases("B1–B37"));
        catalogue.addAll(cases("D1–D100"));
        Set<String> covered = new TreeSet<>(tested());
        covered.addAll(explained());
        assertThat(covered).containsAll(catalogue);
    }

    @Test
    void noCaseIsBothTestedAndExplainedAway() throws IOException {
        assertThat(explained()).doesNotContainAnyElementsOf(tested());
    }

    @Test
    void everyTestBearsTheNumberOfItsCase() {
        assertThat(FAMILY.stream().flatMap(RowsTest::names))
                .allMatch(name -> LEADING.matcher(name).find());
    }

    private static Set<String> tested() {
        Set<String> tested = new TreeSet<>();
        FAMILY.stream().flatMap(RowsTest::names).forEach(name -> {
            Matcher leading = LEADING.matcher(name);
            if (leading.find()) {
                tested.addAll(cases(leading.group()));
            }
        });
        return tested;
    }

    private static Set<String> explained() throws IOException {
        Set<String> explained = new TreeSet<>();
        TABLE.matcher(Files.readString(Path.of("..", "docs", "threat-model.md")))
                .results()
                .forEach(row -> explained.addAll(cases(row.group(1))));
        return explained;
    }

    private static Stream<String> names(Class<?> family) {
        List<String> names = new ArrayList<>();
        for (Method method : family.getDeclaredMethods()) {
            if (method.isAnnotationPresent(DisplayName.class)) {
                names.add(method.getAnnotation(DisplayName.class).value());
            }
        }
        return names.stream();
    }

    /** {@code D1–D3, D7} are four. */
    private static Collection<String> cases(String text) {
        return CASES.matcher(text)
                .results()
                .flatMap((MatchResult range) -> IntStream.rangeClosed(
                                Integer.parseInt(range.group(2)),
                                Integer.parseInt(range.group(3) == null ? range.group(2) : range.group(3)))
                        .mapToObj(number -> range.group(1) + number))
                .toList();
    }
}
