package org.pontis.idp.testing;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.pontis.broker.Count;
import org.pontis.broker.Limit;
import org.pontis.broker.Limits;

/** Counters with windows that begin with the first event. */
public final class InMemoryLimits implements Limits {

    private record Key(String limit, String subject) {}

    private record Held(Instant since, long events) {}

    private final InstantSource clock;
    private boolean broken;
    private final Map<Key, Held> counts = new LinkedHashMap<>();

    public InMemoryLimits(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized List<Long> add(List<Count> all) {
        if (broken) {
            throw new IllegalStateException("There is no database.");
        }
        return all.stream().map(this::add).toList();
    }

    private long add(Count count) {
        Held now = current(count.limit(), count.subject());
        long held = now.events() + count.amount();
        counts.put(new Key(count.limit().name(), count.subject()), new Held(now.since(), held));
        return held;
    }

    @Override
    public synchronized long used(Limit limit, String subject) {
        if (broken) {
            throw new IllegalStateException("There is no database.");
        }
        return current(limit, subject).events();
    }

    /** From now on nothing can be asked. */
    public synchronized void breakDown() {
        broken = true;
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

    private Held current(Limit limit, String subject) {
        Instant now = clock.instant();
        Held count = counts.get(new Key(limit.name(), subject));
        return count == null || !now.isBefore(count.since().plus(limit.window())) ? new Held(now, 0) : count;
    }
}
