package org.pontis.idp.ledger.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import org.pontis.idp.ledger.entry.EntryId;

/**
 * The ids that could come twice. An id holds its time, and no entry's time is further back than the tolerance; so an id that was
 * first seen longer ago than that, by the entries' own clock, would be found by its time. At most two tolerances of ids are kept.
 */
final class Ids {

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
     * @param latest the greatest time of all entries so far
     */
    boolean isNew(EntryId id, Instant latest) {
        if (since.equals(Instant.MIN) || latest.isAfter(since.plus(tolerance))) {
            earlier = now;
            now = new HashSet<>();
            since = latest;
        }
        return !earlier.contains(id) && now.add(id);
    }
}
