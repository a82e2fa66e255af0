package org.pontis.idp.ledger.sparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts, share by share, what one node spares its ledgers. A type is one of a closed set, or the numbers would be the flood. */
public final class Sparing {

    private final Map<String, Minute> current = new HashMap<>();
    private final Map<Kind, Long> over = new HashMap<>();

    /**
     * Of a minute that is over.
     *
     * @param count how many have no entry of their own
     */
    public record Spared(String realm, String type, long count) {}

    private record Kind(String realm, String type) {}

    private static final class Minute {

        private final Instant begin;
        private final Map<Kind, Long> spared = new HashMap<>();
        private int entered;

        private Minute(Instant begin) {
            this.begin = begin;
        }
    }

    /**
     * Whether this one gets no entry; then it is counted.
     *
     * @param whose share of the minute it is of: nobody uses up another's
     * @param most so many of a share have their own
     */
    public synchronized boolean spares(String whose, String realm, String type, int most, Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.MINUTES);
        Minute minute = current.get(whose);
        if (minute == null || minute.begin.isBefore(begin)) {
            close(minute);
            minute = new Minute(begin);
            current.put(whose, minute);
        }
        if (minute.entered < most) {
            minute.entered++;
            return false;
        }
        minute.spared.merge(new Kind(realm, type), 1L, Long::sum);
        return true;
    }

    /** The numbers of all minutes before this moment's, once. */
    public synchronized List<Spared> take(Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.MINUTES);
        current.values().removeIf(minute -> {
            boolean past = minute.begin.isBefore(begin);
            if (past) {
                close(minute);
            }
            return past;
        });
        List<Spared> taken = new ArrayList<>();
        over.forEach((kind, count) -> taken.add(new Spared(kind.realm(), kind.type(), count)));
        over.clear();
        return taken;
    }

    /** They could not be told: they are of the next ones. */
    public synchronized void giveBack(List<Spared> taken) {
        taken.forEach(one -> over.merge(new Kind(one.realm(), one.type()), one.count(), Long::sum));
    }

    private void close(Minute minute) {
        if (minute != null) {
            minute.spared.forEach((kind, count) -> over.merge(kind, count, Long::sum));
        }
    }
}
