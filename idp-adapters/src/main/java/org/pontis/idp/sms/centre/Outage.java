package org.pontis.idp.sms.centre;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What the log tells of a centre that cannot be reached: each reason when it comes up, and again every five minutes while it
 * lasts, however often the centre is tried. Used by the one thread that tries.
 */
public final class Outage {

    private static final long AGAIN = Duration.ofMinutes(5).toNanos();

    private final LongSupplier nanoTime;
    private final Map<String, Long> told = new HashMap<>();

    public Outage() {
        this(System::nanoTime);
    }

    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether to tell this reason now. */
    public boolean isNews(String why) {
        long now = nanoTime.getAsLong();
        told.values().removeIf(then -> now - then >= AGAIN);
        return told.putIfAbsent(why, now) == null;
    }

    /** The centre was reached: of the next outage nothing has been told. */
    public void over() {
        told.clear();
    }
}
