package org.pontis.sandbox.e2e.attack;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of one part of the catalogue is a test, or docs/threat-model.md names the test that shows it, or the reason. */
public abstract class EveryCase {

    private final Collection<String> catalogue;
    private final Cases here;

    protected EveryCase(String part, Class<?>... tests) {
        this(part, List.of(), tests);
    }

    /** @param packages of other modules, whose tests show cases too */
    protected EveryCase(String part, List<String> packages, Class<?>... tests) {
        catalogue = Cases.in(part);
        here = new Cases(List.of(tests), packages);
    }

    @Test
    void everyCaseIsTestedOrExplained() {
        Set<String> covered = new TreeSet<>(here.tested());
        covered.addAll(Cases.explained().keySet());
        assertThat(covered).containsAll(catalogue);
    }

    @Test
    void everyTestBearsTheNumberOfItsCase() {
        assertThat(here.unnumbered()).isEmpty();
    }

    @Test
    void everyTestTheDocumentNamesIsThere() {
        Map<String, String> explained = Cases.explained();
        assertThat(catalogue).allSatisfy(one -> assertThat(Cases.missing(explained.getOrDefault(one, "")))
                .as(one)
                .isEmpty());
    }
}
