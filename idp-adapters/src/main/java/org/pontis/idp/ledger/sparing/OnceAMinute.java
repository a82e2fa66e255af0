package org.pontis.idp.ledger.sparing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** What is told once a minute, however often it happens on this node. */
public final class OnceAMinute {

    private final Set<String> told = new HashSet<>();
    private Instant minute = Instant.MIN;

    /** Whether this is the first of its minute. */
    public synchronized boolean isFirst(String what, Instant now) {
        Instant begin = now.truncatedTo(ChronoUnit.MINUTES);
        if (!begin.equals(minute)) {
            told.clear();
            minute = begin;
        }
        return told.add(what);
    }
}
