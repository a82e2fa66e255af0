package org.pontis.idp.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a check has found so far. */
public final class Findings {

    private static final int MOST = 100;

    private final List<Finding> found = new ArrayList<>();
    private long all;

    /** The first hundred. */
    public List<Finding> found() {
        return List.copyOf(found);
    }

    /** How many there are beyond those. */
    public long more() {
        return all - found.size();
    }

    public boolean isEmpty() {
        return all == 0;
    }

    /**
     * Notes one.
     *
     * @param says as {@link String#format}; numbers are not grouped
     */
    public void add(Problem problem, String says, Object... what) {
        all++;
        if (found.size() < MOST) {
            found.add(new Finding(problem, String.format(Locale.ROOT, says, what)));
        }
    }
}
