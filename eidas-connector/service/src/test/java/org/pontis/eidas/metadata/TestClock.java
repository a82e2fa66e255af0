package org.pontis.eidas.metadata;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is put forward by hand. */
final class TestClock implements InstantSource {

    private volatile Instant now;

    TestClock(String now) {
        this.now = Instant.parse(now);
    }

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
