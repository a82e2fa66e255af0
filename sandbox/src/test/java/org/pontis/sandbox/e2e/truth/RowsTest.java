package org.pontis.sandbox.e2e.truth;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowsTest {

    @Test
    void everyRowHasANameOfItsOwnAndAnExpectation() {
        assertThat(Rows.all().stream().map(Row::name)).doesNotHaveDuplicates();
        assertThat(Rows.all().stream().map(Oracle::expects).map(Outcome::toString))
                .doesNotContain("");
    }
}
