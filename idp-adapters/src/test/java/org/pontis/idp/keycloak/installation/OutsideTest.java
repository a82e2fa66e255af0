package org.pontis.idp.keycloak.installation;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pontis.broker.Meters.Outcome;
import org.pontis.broker.MethodId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pontis.idp.keycloak.installation.Standing.State.DOWN;
import static org.pontis.idp.keycloak.installation.Standing.State.TROUBLED;
import static org.pontis.idp.keycloak.installation.Standing.State.UNTRIED;
import static org.pontis.idp.keycloak.installation.Standing.State.UP;

class OutsideTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Outside outside = new Outside(new MethodId("a-method"));

    @BeforeEach
    void listen() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void stop() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void whoWasNeverAskedIsNeitherUpNorDown() {
        assertThat(Standing.UNTRIED.at(NOW)).isEqualTo(UNTRIED);
    }

    @Test
    void threeInARowThatGoWrongAreDownAndOneAnswerIsUp() {
        Standing one = Standing.UNTRIED.after(Outcome.UNUSABLE, NOW);
        Standing two = one.after(Outcome.UNUSABLE, NOW);
        Standing three = two.after(Outcome.UNUSABLE, NOW);

        assertThat(one.at(NOW)).isEqualTo(TROUBLED);
        assertThat(two.at(NOW)).isEqualTo(TROUBLED);
        assertThat(three.at(NOW)).isEqualTo(DOWN);
        assertThat(three.after(Outcome.ANSWERED, NOW).at(NOW)).isEqualTo(UP);
    }

    /** Otherwise who types nonsense three times would close the method for everybody. */
    @Test
    void whoRefusesIsThere() {
        Standing refuses = Standing.UNTRIED;
        for (int times = 0; times < 9; times++) {
            refuses = refuses.after(Outcome.REFUSED, NOW);
        }
        assertThat(refuses.at(NOW)).isEqualTo(TROUBLED);
    }

    @Test
    void whatWasHeardCountsForTenMinutes() {
        Standing up = Standing.UNTRIED.after(Outcome.ANSWERED, NOW);

        assertThat(up.at(NOW.plus(Duration.ofMinutes(10)))).isEqualTo(UP);
        assertThat(up.at(NOW.plus(Duration.ofMinutes(11)))).isEqualTo(UNTRIED);
    }

    @Test
    void healthAndMetricsSayTheSame() {
        outside.dependsOn("mss");
        assertThat(outside.states()).containsEntry("mss", "UNTRIED");

        outside.asked("mss", "ring", Outcome.ANSWERED, Duration.ofMillis(7));
        outside.waited("mss", "done", Duration.ofSeconds(9));

        assertThat(outside.states()).containsExactly(Map.entry("mss", "UP"));
        assertThat(registry.get("pontis.outside")
                        .tags("party", "mss", "state", "UP")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("pontis.outside")
                        .tags("party", "mss", "state", "UNTRIED")
                        .gauge()
                        .value())
                .isZero();
        assertThat(registry.get("pontis.outside.asked")
                        .tags("method", "a-method", "question", "ring", "outcome", "ANSWERED")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("pontis.waited").tags("end", "done").timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(9);
    }
}
