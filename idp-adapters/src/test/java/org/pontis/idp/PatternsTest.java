package org.pontis.idp;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a stranger sends, each of our patterns looks at it a bounded number of times. Steps are counted, not time. */
class PatternsTest {

    private static final int LONG = 10_000;
    private static final int MOST_LOOKS_PER_CHARACTER = 400;

    private static final List<String> SEEDS = List.of(
            "a", "0", "A1", " ", "\t\n", "-", ".", ". ", "id: ", "stat: ", "+1", "aA0.-_", "X0", "\u0301i", "<>", "é");

    @ParameterizedTest
    @MethodSource("patterns")
    @DisplayName("O8 an input of 10 KB is looked at a bounded number of times")
    void anInputIsLookedAtABoundedNumberOfTimes(Pattern pattern) {
        assertThat(SEEDS).allSatisfy(seed -> {
            Counted input = new Counted(seed.repeat(LONG / seed.length()) + "!");
            pattern.matcher(input).matches();
            assertThat(pattern.matcher(input).results()).hasSizeLessThanOrEqualTo(LONG + 1);
            assertThat(input.looks).isLessThan((long) MOST_LOOKS_PER_CHARACTER * LONG);
        });
    }

    static Stream<Pattern> patterns() throws ReflectiveOperationException {
        List<Pattern> patterns = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.pontis.idp", "org.pontis.broker")) {
            for (Field field : Class.forName(type.getName(), false, PatternsTest.class.getClassLoader())
                    .getDeclaredFields()) {
                if (field.getType() == Pattern.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    patterns.add((Pattern) field.get(null));
                }
            }
        }
        assertThat(patterns).hasSizeGreaterThan(20);
        return patterns.stream();
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
