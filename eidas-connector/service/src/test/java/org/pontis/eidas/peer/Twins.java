package org.pontis.eidas.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message of the Commission's node beside one of ours with the same content. Every difference has to be listed with its reason,
 * and every reason has to be needed.
 */
final class Twins {

    private final Anatomy theirs;
    private final Anatomy ours;
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final Map<String, String> more = new LinkedHashMap<>();

    private Twins(Anatomy theirs, Anatomy ours) {
        this.theirs = theirs;
        this.ours = ours;
    }

    static Twins of(String theirs, String ours) {
        return new Twins(Anatomy.of(theirs), Anatomy.of(ours));
    }

    static Twins of(Element theirs, Element ours) {
        return new Twins(Anatomy.of(theirs), Anatomy.of(ours));
    }

    /** Lines of theirs that match are not in ours. */
    Twins without(String lines, String reason) {
        missing.put(lines, reason);
        return this;
    }

    /** Lines of ours that match are not in theirs. */
    Twins and(String lines, String reason) {
        more.put(lines, reason);
        return this;
    }

    /** Differences that several kinds of messages have. */
    Twins with(Reasons reasons) {
        missing.putAll(reasons.missing());
        more.putAll(reasons.more());
        return this;
    }

    void areAlike() {
        assertThat(unexplained(theirs.lines(), ours.lines(), missing))
                .as("lines of the Commission's node that ours has not")
                .isEmpty();
        assertThat(unexplained(ours.lines(), theirs.lines(), more))
                .as("lines of ours that the Commission's node's has not")
                .isEmpty();
        ours.order().forEach((kind, children) -> {
            List<String> expected = new ArrayList<>(theirs.order().getOrDefault(kind, List.of()));
            expected.retainAll(children);
            List<String> common = new ArrayList<>(children);
            common.retainAll(expected);
            assertThat(common).as("the order inside " + kind).isEqualTo(expected);
        });
    }

    private static List<String> unexplained(Set<String> these, Set<String> those, Map<String, String> reasons) {
        List<String> rest = new ArrayList<>(these);
        rest.removeAll(those);
        reasons.keySet().forEach(lines -> assertThat(rest.removeIf(line -> line.matches(lines)))
                .as("a reason nobody needs: " + lines)
                .isTrue());
        return rest;
    }
}
