package org.pontis.eidas.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

import org.infinispan.Cache;
import org.infinispan.container.entries.InternalCacheEntry;
import org.infinispan.context.Flag;

/**
 * How much memory there is for what waits, and who gets it. What is kept so that a browser may repeat its last step goes first,
 * the oldest before the others; new logins are not begun when what is under way takes most of it; and what was begun goes on. The
 * memory of messages has a part of its own, of which nothing is ever forgotten early, because a message could then be used twice.
 *
 * <p>What there is is counted anew now and then, and what comes in meanwhile is added: so this may be a second late in seeing what
 * went, or what came in at another node, but never in seeing what came in here.
 */
public final class Room {

    /** What an entry takes beside its texts: the texts' own heads, the entry, its place in the table. */
    static final int OVERHEAD = 260;

    private static final Duration FRESH = Duration.ofSeconds(1);

    /** So old has a repeat to be before it is pushed out: its browser is on its way at this very moment. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

    private static final int PERCENT = 100;
    private static final int NEWCOMERS = 70;
    private static final int FULL = 90;
    private static final int ROOMY = 80;
    private static final int MESSAGES = 25;
    private static final int UNSEEN = 2;

    private final Cache<String, String> cache;
    private final long limit;
    private final ReentrantLock counting = new ReentrantLock();
    private final AtomicLong addedLive = new AtomicLong();
    private final AtomicLong addedElse = new AtomicLong();
    private final Map<String, Long> addedTo = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder forgotten = new LongAdder();
    private volatile Count count = new Count(0, 0, 0, Map.of(), System.nanoTime());

    /** @param limit bytes */
    Room(Cache<String, String> cache, long limit) {
        this.cache = cache;
        this.limit = limit;
    }

    /** What there was a moment ago, in bytes. */
    private record Count(long live, long repeats, long rest, Map<String, Long> of, long at) {}

    /** How much there is, in bytes. */
    public long limit() {
        return limit;
    }

    /** What logins under way take, in bytes. */
    public long live() {
        return fresh().live() + addedLive.get();
    }

    /** What is kept for browsers that repeat their last step, in bytes. */
    public long repeats() {
        return fresh().repeats();
    }

    /** What messages that came take, and what else is not to be forgotten early, in bytes. */
    public long messages() {
        return fresh().rest();
    }

    /** How often there was no room. */
    public long refused() {
        return refused.sum();
    }

    /** How many repeats were pushed out before their time. */
    public long forgotten() {
        return forgotten.sum();
    }

    /** @throws NoRoom unless a new login may be begun */
    void begin(Set<Payer> payers) {
        long live = live();
        require(live < part(NEWCOMERS) && live + messages() < part(ROOMY), "another login");
        payers.forEach(payer -> require(of(payer) < payer.kind().share(limit), "more of one " + payer.kind()));
    }

    /** @throws NoRoom unless a login may go on: who may begin may do so twice over */
    void goOn(Set<Payer> payers) {
        require(live() + messages() < limit, "anything");
        payers.forEach(payer -> require(of(payer) < 2 * payer.kind().share(limit), "more of one " + payer.kind()));
    }

    /** @throws NoRoom unless one more message can be remembered */
    void message() {
        require(messages() + addedElse.get() < part(MESSAGES), "one more message");
    }

    /** Something is kept from now on. */
    void added(char what, Set<Payer> payers, String key, String kept) {
        long weight = weight(key, kept);
        (what == Kept.LIVE ? addedLive : addedElse).addAndGet(weight);
        for (Payer payer : payers) {
            addedTo.merge(payer.word(), weight, Long::sum);
        }
        if (addedLive.get() + addedElse.get() > part(UNSEEN)) {
            recount(0);
        }
    }

    static long weight(String key, String kept) {
        return OVERHEAD + key.length() + kept.length();
    }

    private long of(Payer payer) {
        return count.of().getOrDefault(payer.word(), 0L) + addedTo.getOrDefault(payer.word(), 0L);
    }

    private void require(boolean kept, String whose) {
        if (!kept) {
            refused.increment();
            throw new NoRoom(whose);
        }
    }

    private long part(int percent) {
        return limit / PERCENT * percent;
    }

    private Count fresh() {
        recount(FRESH.toNanos());
        return count;
    }

    /** One counts at a time; the others do with what there is. */
    private void recount(long age) {
        if (System.nanoTime() - count.at() >= age && counting.tryLock()) {
            try {
                if (System.nanoTime() - count.at() >= age) {
                    countAll();
                }
            } finally {
                counting.unlock();
            }
        }
    }

    private void countAll() {
        // first these, so that what comes in now is counted twice for a moment, and never not at all
        addedLive.set(0);
        addedElse.set(0);
        addedTo.clear();
        long live = 0;
        long rest = 0;
        long repeated = 0;
        Map<String, Long> of = new HashMap<>();
        List<InternalCacheEntry<String, String>> repeats = new ArrayList<>();
        for (InternalCacheEntry<String, String> entry : cache.getAdvancedCache().getDataContainer()) {
            String kept = entry.getValue();
            long weight = weight(entry.getKey(), kept);
            if (Kept.is(kept, Kept.LIVE)) {
                live += weight;
            } else if (Kept.is(kept, Kept.REPEAT)) {
                repeated += weight;
                repeats.add(entry);
            } else {
                rest += weight;
                continue;
            }
            StringTokenizer payers = new StringTokenizer(Kept.payers(kept));
            while (payers.hasMoreTokens()) {
                of.merge(payers.nextToken(), weight, Long::sum);
            }
        }
        repeated -= forget(repeats, live + rest + repeated);
        count = new Count(live, repeated, rest, Map.copyOf(of), System.nanoTime());
    }

    /** Makes room of repeats; each node does so for itself. */
    private long forget(List<InternalCacheEntry<String, String>> repeats, long all) {
        if (all < part(FULL)) {
            return 0;
        }
        long gone = 0;
        long youngest = System.currentTimeMillis() - ON_ITS_WAY.toMillis();
        repeats.sort(Comparator.comparingLong(InternalCacheEntry::getCreated));
        for (InternalCacheEntry<String, String> repeat : repeats) {
            long left = all - gone;
            boolean enough = repeat.getCreated() > youngest ? left < limit : left < part(ROOMY);
            if (enough) {
                break;
            }
            cache.getAdvancedCache()
                    .withFlags(Flag.CACHE_MODE_LOCAL, Flag.IGNORE_RETURN_VALUES)
                    .remove(repeat.getKey());
            forgotten.increment();
            gone += weight(repeat.getKey(), repeat.getValue());
        }
        return gone;
    }
}
