package org.pontis.sandbox.e2e.attack.session;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.pontis.sandbox.e2e.attack.Cases;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of part M of the catalogue is a test here, or docs/threat-model.md names the test that shows it, or the reason. */
class RowsTest {

    private static final Collection<String> CATALOGUE = Cases.in("M1–M16");
    private static final Cases HERE = new Cases(List.of(PageIT.class));

    @Test
    void everyCaseIsTestedOrExplained() {
        Set<String> covered = new TreeSet<>(HERE.tested());
        covered.addAll(Cases.explained().keySet());
        assertThat(covered).containsAll(CATALOGUE);
    }

    @Test
    void everyTestBearsTheNumberOfItsCase() {
        assertThat(HERE.unnumbered()).isEmpty();
    }

    @Test
    void everyTestTheDocumentNamesIsThere() {
        Map<String, String> explained = Cases.explained();
        assertThat(CATALOGUE).allSatisfy(one -> assertThat(Cases.missing(explained.getOrDefault(one, "")))
                .as(one)
                .isEmpty());
    }
}
