package org.pontis.idp.figures;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was counted since somebody last asked: on one node, of what has no entry in the ledger that could carry it, as messages. Counting is one entry in a map; whoever takes it away writes it down. Should
 * nobody take it, there is an end to it, and what does not fit is counted as lost.
 */
public final class Tally {

    /** In place of a realm's id: what is the server's, whoever caused it, as messages that a centre has taken. */
    public static final String SERVER = "-";

    private static final int MOST = 50_000;

    /**
     * Where an amount belongs.
     *
     * @param realm its id
     * @param hour the full hour, of UTC, in which it happened
     */
    public record Place(String realm, Instant hour, Cell cell) {}

    private final int most;
    private final AtomicLong lost = new AtomicLong();
    private Map<Place, Amount> counted = new HashMap<>();

    public Tally() {
        this(MOST);
    }

    Tally(int most) {
        this.most = most;
    }

    public void add(String realm, Instant when, Cell cell, Amount amount) {
        add(new Place(realm, when.truncatedTo(ChronoUnit.HOURS), cell), amount);
    }

    private synchronized void add(Place place, Amount amount) {
        if (counted.size() >= most && !counted.containsKey(place)) {
            lost.addAndGet(amount.count());
            return;
        }
        counted.merge(place, amount, Amount::plus);
    }

    /** Takes away what there is. */
    public synchronized Map<Place, Amount> take() {
        Map<Place, Amount> taken = counted;
        counted = new HashMap<>();
        return taken;
    }

    /** Brings back what could not be written down. */
    public void giveBack(Map<Place, Amount> taken) {
        taken.forEach(this::add);
    }

    /** How many did not fit. */
    public long lost() {
        return lost.get();
    }
}
