package org.pontis.sandbox.e2e.attack.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of parts N and O is in the name of a test, here or in the provider jar, or in docs/threat-model.md with the reason. */
class RowsTest {

    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\\s*\"((?:[NO]\\d+,? )+)");
    private static final Pattern EXPLAINED = Pattern.compile("(?m)^\\| ((?:[NO]\\d+(?:, )?)+) \\| [^|]+ \\|$");
    private static final Pattern CASE = Pattern.compile("[NO]\\d+");

    @Test
    void everyCaseIsTestedOrExplained() throws IOException {
        Set<String> known = tested();
        known.addAll(explained());
        IntStream.rangeClosed(1, 13).forEach(n -> assertThat(known).contains("N" + n));
        IntStream.rangeClosed(1, 15).forEach(o -> assertThat(known).contains("O" + o));
    }

    @Test
    void noCaseIsBothTestedAndExplainedAway() throws IOException {
        assertThat(explained()).doesNotContainAnyElementsOf(tested());
    }

    private static Set<String> explained() throws IOException {
        return cases(EXPLAINED, Files.readString(Path.of("..", "docs", "threat-model.md")));
    }

    private static Set<String> tested() throws IOException {
        Set<String> tested = new TreeSet<>();
        for (Path folder : Set.of(
                Path.of("src/test/java/org/pontis/sandbox/e2e/attack"),
                Path.of("../idp-adapters/src/test/java/org/pontis/idp"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    tested.addAll(cases(NAME, Files.readString(file)));
                }
            }
        }
        return tested;
    }

    private static Set<String> cases(Pattern line, String text) {
        Set<String> cases = new TreeSet<>();
        line.matcher(text)
                .results()
                .forEach(found -> CASE.matcher(found.group(1)).results().forEach(one -> cases.add(one.group())));
        return cases;
    }
}
