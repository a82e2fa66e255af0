package org.pontis.idp.ledger.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.pontis.idp.ledger.entry.EntryId;

/**
 * The ids that could come twice. An id holds its time, and no entry's time is further back than the tolerance; so an id that was
 * first seen longer ago than that, by the entries' own clock, would be found by its time. So many are kept in any case, since a clock
 * that goes back and forth says nothing of how long ago it was.
 */
final class Ids {

    private static final int KEPT = 100_000;

    private final Duration tolerance;
    private Set<EntryId> earlier = new HashSet<>();
    private Set<EntryId> now = new HashSet<>();
    private Instant since = Instant.MIN;

    Ids(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * Whether it is new.
     *
     * @param latest the time of the entries so far
     */
    boolean isNew(EntryId id, Instant latest) {
        if (now.size() >= KEPT && (latest.isBefore(since) || latest.isAfter(since.plus(tolerance)))) {
            earlier = now;
            now = new HashSet<>();
        }
        since = now.isEmpty() ? latest : since;
        return !earlier.contains(id) && now.add(id);
    }
}
