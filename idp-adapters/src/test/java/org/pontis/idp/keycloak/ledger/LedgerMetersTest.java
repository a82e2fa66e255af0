package org.pontis.idp.keycloak.ledger;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerMetersTest {

    @ParameterizedTest
    @ValueSource(longs = {-400_000, 400_000})
    void aCheckpointThatIsFarFromTheClockIsSeenWhicheverOfThemIsWrong(long far) {
        long now = System.currentTimeMillis();
        LedgerMeters.look(now, now + far);
        try {
            assertThat(LedgerMeters.checkpointAge()).isBetween(395.0, 405.0);
        } finally {
            LedgerMeters.look(0, 0);
        }
    }
}
