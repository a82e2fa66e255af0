package org.pontis.sandbox.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExpiringTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Expiring<String> memory = new Expiring<>(Duration.ofMinutes(1), now::get);

    @Test
    void aValueIsTakenOnce() {
        memory.put("k", "v");

        assertThat(memory.take("k")).contains("v");
        assertThat(memory.take("k")).isEmpty();
    }

    @Test
    void aValueIsForgottenWhenItsTimeIsUp() {
        memory.put("k", "v");
        now.set(Instant.EPOCH.plusSeconds(60));

        assertThat(memory.get("k")).isEmpty();
        assertThat(memory.putIfAbsent("k", "new")).isTrue();
        assertThat(memory.putIfAbsent("k", "newer")).isFalse();
    }

    @Test
    void theOldestMakesRoomWhenItIsFull() {
        memory.put("first", "v");
        IntStream.range(0, 10_000).forEach(i -> memory.put("k" + i, "v"));

        assertThat(memory.get("first")).isEmpty();
        assertThat(memory.get("k0")).isPresent();
    }
}
