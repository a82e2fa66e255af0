package org.pontis.idp.ledger.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a check has found so far. However many there are of one kind, those of another are seen. */
public final class Findings {

    /** Of each kind. */
    private static final int MOST = 20;

    private final Map<Problem, List<Finding>> found = new EnumMap<>(Problem.class);
    private final Map<Problem, Long> more = new EnumMap<>(Problem.class);

    /** The first twenty of each kind, the gravest kind first. */
    public List<Finding> found() {
        return found.values().stream().flatMap(List::stream).toList();
    }

    /** How many there are beyond those, of kinds that have more. */
    public Map<Problem, Long> more() {
        return Collections.unmodifiableMap(more);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Notes one.
     *
     * @param says as {@link String#format}; numbers are not grouped
     */
    public void add(Problem problem, String says, Object... what) {
        List<Finding> kind = found.computeIfAbsent(problem, first -> new ArrayList<>());
        if (kind.size() < MOST) {
            kind.add(new Finding(problem, String.format(Locale.ROOT, says, what)));
        } else {
            more.merge(problem, 1L, Long::sum);
        }
    }
}
