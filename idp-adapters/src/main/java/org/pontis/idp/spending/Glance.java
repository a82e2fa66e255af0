package org.pontis.idp.spending;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * Remembers for a second what the counters said, so that a page costs no look at the database. It decides what citizens are
 * told; what is sent is counted exactly.
 */
public final class Glance {

    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    private record Seen(boolean what, Instant at) {}

    private final Map<String, Seen> all = new ConcurrentHashMap<>();

    /** @param name of what is looked at, one of few */
    boolean at(String name, Instant now, BooleanSupplier look) {
        Seen seen = all.get(name);
        if (seen == null || !now.isBefore(seen.at().plus(GOOD_FOR)) || now.isBefore(seen.at())) {
            seen = new Seen(look.getAsBoolean(), now);
            all.put(name, seen);
        }
        return seen.what();
    }

    /** Looks again at once. */
    public void forget() {
        all.clear();
    }
}
