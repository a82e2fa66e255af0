package org.pontis.sandbox.bench.ledger;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.pontis.sandbox.bench.Http;
import org.pontis.sandbox.bench.Visitor;
import org.pontis.sandbox.bench.Way;

/** Citizens who have logged in, each in a browser of her own, and look at their log-ins. */
final class Cabinets {

    /** Nobody comes back to a portal: the cabinet is the broker's own. */
    private static final String NO_PORTAL = "https://portal.invalid";

    private final URI cabinet;
    private final int entries;
    private final List<Visitor> guests;

    /**
     * Logs them in.
     *
     * @param cabinet the page's address
     * @param numbers whose
     * @param entries of theirs that are in the ledger
     */
    Cabinets(URI cabinet, IntStream numbers, int entries) {
        this.cabinet = cabinet;
        this.entries = entries;
        Http http = new Http();
        this.guests = numbers.mapToObj(number -> {
                    Visitor visitor = new Visitor(http, NO_PORTAL);
                    Way.PASSWORD.go(visitor, People.citizen(number), visitor.visit(cabinet));
                    return visitor;
                })
                .toList();
    }

    /** The 95th percentile of so many views, in milliseconds from the request to the last octet of the page. */
    double p95(int views) {
        double[] took = new double[views];
        for (int i = 0; i < views; i++) {
            Visitor guest = guests.get(i % guests.size());
            long begin = System.nanoTime();
            Visitor.Place place = guest.visit(cabinet);
            took[i] = (System.nanoTime() - begin) / 1e6;
            if (!(place instanceof Visitor.Place.Page page) || page.html().split("data-entry=", -1).length <= entries) {
                throw new IllegalStateException("This is no page with " + entries + " log-ins: " + place);
            }
        }
        Arrays.sort(took);
        return took[(int) Math.ceil(views * 0.95) - 1];
    }
}
