package org.pontis.sandbox.e2e.truth;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowsTest {

    @Test
    void everyRowHasANameOfItsOwnAndAnExpectation() {
        System.out.println(Rows.all().size() + " rows, changing "
                + Rows.all().stream().filter(Row::changesSession).count() + " of them live "
                + Rows.all().stream()
                        .filter(Row::changesSession)
                        .filter(r -> r.held().live())
                        .count());
        assertThat(Rows.all().stream().map(Row::name)).doesNotHaveDuplicates();
        assertThat(Rows.all().stream().map(Oracle::expects).map(Outcome::toString))
                .doesNotContain("");
    }
}
