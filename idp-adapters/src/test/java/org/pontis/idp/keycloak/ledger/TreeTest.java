package org.pontis.idp.keycloak.ledger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** When a tree is signed, and when a checkpoint is kept: also after a clock was ahead. */
class TreeTest {

    private static final long NOW = 1_795_420_800_000L;

    @ParameterizedTest
    @CsvSource({"0, false", "-49000, false", "-50000, true", "-3600000, true", "1, true", "3600000, true"})
    void aTreeIsSignedAgainWithinAMinute(long signed, boolean due) {
        assertThat(Tree.isDue(NOW + signed, NOW)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({"6, -59000, false", "6, -60000, true", "5, -60000, false", "6, 3600000, true", "5, 3600000, false"})
    void oneCheckpointAMinuteIsKeptIfTheTreeHasGrown(long size, long kept, boolean keeps) {
        assertThat(new Tree(1, 5, null, NOW, NOW + kept).keeps(size, NOW)).isEqualTo(keeps);
    }
}
