package org.pontis.idp.sms.centre;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutageTest {

    private long now = Long.MAX_VALUE - 5;

    private final Outage outage = new Outage(() -> now);

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void aReasonIsToldOnce() {
        assertThat(outage.isNews("refused")).isTrue();
        pass(Duration.ofMinutes(4));
        assertThat(outage.isNews("refused")).isFalse();
    }

    @Test
    void anOutageThatLastsIsToldAgain() {
        outage.isNews("refused");
        pass(Duration.ofMinutes(5));
        assertThat(outage.isNews("refused")).isTrue();
        assertThat(outage.isNews("refused")).isFalse();
    }

    @Test
    void anotherReasonIsNewsAndGoingToAndFroIsNot() {
        outage.isNews("refused");
        assertThat(outage.isNews("wrong password")).isTrue();
        assertThat(outage.isNews("refused")).isFalse();
        assertThat(outage.isNews("wrong password")).isFalse();
    }

    @Test
    void theNextOutageIsToldFromTheBeginning() {
        outage.isNews("refused");
        outage.over();
        assertThat(outage.isNews("refused")).isTrue();
    }
}
