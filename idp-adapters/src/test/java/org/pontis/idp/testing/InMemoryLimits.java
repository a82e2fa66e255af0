package org.pontis.idp.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import org.pontis.broker.Limit;
import org.pontis.broker.Limits;

/** Counters with windows that begin with the first event. */
public final class InMemoryLimits implements Limits {

    private record Key(String limit, String subject) {}

    private record Count(Instant since, int events) {}

    private final InstantSource clock;
    private final Map<Key, Count> counts = new LinkedHashMap<>();

    public InMemoryLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean spend(Limit limit, String subject) {
        Count now = current(limit, subject);
        counts.put(new Key(limit.name(), subject), new Count(now.since(), now.events() + 1));
        return now.events() < limit.max();
    }

    @Override
    public synchronized boolean exhausted(Limit limit, String subject) {
        return current(limit, subject).events() >= limit.max();
    }

    @Override
    public synchronized void forget(Limit limit, String subject) {
        counts.remove(new Key(limit.name(), subject));
    }

    /** What was counted, as {@code limit=events}, in the order of first events, without the subjects. */
    public synchronized String tally() {
        StringBuilder tally = new StringBuilder();
        counts.forEach((key, count) ->
                tally.append(key.limit()).append('=').append(count.events()).append(' '));
        return tally.toString().strip();
    }

    private Count current(Limit limit, String subject) {
        Instant now = clock.instant();
        Count count = counts.get(new Key(limit.name(), subject));
        return count == null || !now.isBefore(count.since().plus(limit.window())) ? new Count(now, 0) : count;
    }
}
