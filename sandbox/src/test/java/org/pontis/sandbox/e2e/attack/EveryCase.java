package org.pontis.sandbox.e2e.attack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of one part of the catalogue is a test, or a document names the test that shows it, or the reason. */
public abstract class EveryCase {

    private static final String DOCUMENT = "docs/threat-model.md";

    private final Collection<String> catalogue;
    private final Cases here;
    private final Map<String, String> explained;

    protected EveryCase(String part, Class<?>... tests) {
        this(part, List.of(), tests);
    }

    /** @param packages of other modules, whose tests show cases too */
    protected EveryCase(String part, List<String> packages, Class<?>... tests) {
        this(part, packages, DOCUMENT, tests);
    }

    /** @param document that explains what is not, or not only, tested here */
    protected EveryCase(String part, List<String> packages, String document, Class<?>... tests) {
        catalogue = Cases.in(part);
        here = new Cases(List.of(tests), packages);
        explained = Cases.explained(document);
    }

    @Test
    void everyCaseIsTestedOrExplained() {
        Set<String> covered = new TreeSet<>(here.tested());
        covered.addAll(explained.keySet());
        assertThat(covered).containsAll(catalogue);
    }

    @Test
    void everyTestBearsTheNumberOfItsCase() {
        assertThat(here.unnumbered()).isEmpty();
    }

    @Test
    void everyTestTheDocumentNamesIsThere() {
        assertThat(catalogue).allSatisfy(one -> assertThat(Cases.missing(explained.getOrDefault(one, "")))
                .as(one)
                .isEmpty());
    }
}
