package org.pontis.idp.portal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Visits to portals, each on a thread of its own: never two at a time to the same portal, and not more at the same time than a server has
 * connections for. A portal that takes long is in nobody's way.
 *
 * @param <P> what tells portals apart
 */
public final class Visits<P> {

    private final String name;
    private final int atOnce;
    private final Predicate<P> visit;
    private final Runnable again;
    private final Set<P> underway = ConcurrentHashMap.newKeySet();

    /**
     * @param name of the threads
     * @param atOnce visits at the same time
     * @param visit goes to one portal and says whether it is worth to look for more at once
     * @param again looks for more
     */
    public Visits(String name, int atOnce, Predicate<P> visit, Runnable again) {
        this.name = name;
        this.atOnce = atOnce;
        this.visit = visit;
        this.again = again;
    }

    /** Sets out to those to whom nobody is underway, in this order and as far as there is room. The others have to be named again. */
    public synchronized void begin(Stream<P> portals) {
        portals.takeWhile(any -> underway.size() < atOnce).filter(underway::add).forEach(this::go);
    }

    /** So many have to be named, so that there are some among them to whom nobody is underway. */
    public int enough() {
        return 2 * atOnce;
    }

    private void go(P portal) {
        Thread.ofVirtual().name(name).start(() -> {
            boolean more = false;
            try {
                more = visit.test(portal);
            } finally {
                underway.remove(portal);
                if (more) {
                    again.run();
                }
            }
        });
    }
}
