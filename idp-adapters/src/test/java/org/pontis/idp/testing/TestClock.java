package org.pontis.idp.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when told to. */
public final class TestClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void forward(Duration time) {
        now = now.plus(time);
    }
}
