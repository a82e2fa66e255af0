package org.pontis.idp.ledger.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the proofs of RFC 9162, 2.1.3.1 and 2.1.4.1, of the hashes that are kept. */
public final class Proofs {

    private final Hashes hashes;

    public Proofs(Hashes hashes) {
        this.hashes = hashes;
    }

    /**
     * That a leaf is in a tree.
     *
     * @throws IllegalArgumentException there is no such leaf in a tree of this size
     */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size);
        }
        List<Range> path = new ArrayList<>();
        Range range = new Range(0, size);
        while (range.size() > 1) {
            boolean left = index < range.left().to();
            path.addFirst(left ? range.right() : range.left());
            range = left ? range.left() : range.right();
        }
        return new InclusionProof(index, size, hashes(path));
    }

    /**
     * That a tree is the beginning of a later one.
     *
     * @throws IllegalArgumentException the first is not smaller than or the same as the second, or it is empty
     */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("no proof from " + from + " to " + to);
        }
        List<Range> path = new ArrayList<>();
        Range range = new Range(0, to);
        while (range.to() != from) {
            boolean left = from <= range.left().to();
            path.addFirst(left ? range.right() : range.left());
            range = left ? range.left() : range.right();
        }
        if (range.from() != 0) {
            path.addFirst(range);
        }
        return new ConsistencyProof(from, to, hashes(path));
    }

    /** The root of the tree as it was at this size. */
    public Hash root(long size) {
        return size == 0 ? Hash.EMPTY : hashes(List.of(new Range(0, size))).getFirst();
    }

    private List<Hash> hashes(List<Range> path) {
        Set<Node> places = new HashSet<>();
        path.forEach(range -> places.addAll(range.nodes()));
        Map<Node, Hash> known = places.isEmpty() ? Map.of() : hashes.at(places);
        return path.stream().map(range -> range.hash(known)).toList();
    }
}
