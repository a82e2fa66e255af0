package org.pontis.idp.ledger.tree;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The right edge of a growing tree, which is all that is needed to append: one hash for each bit of the size. Not thread-safe. */
public final class Frontier {

    private final Hash[] peaks = new Hash[Long.SIZE];
    private long size;

    private Frontier() {}

    public static Frontier empty() {
        return new Frontier();
    }

    /**
     * The edge of the tree as it was at this size.
     *
     * @throws IllegalStateException a hash is missing
     */
    public static Frontier read(long size, Hashes hashes) {
        Range all = new Range(0, size);
        Map<Node, Hash> known = size == 0 ? Map.of() : hashes.at(Set.copyOf(all.nodes()));
        Frontier frontier = new Frontier();
        frontier.size = size;
        for (Node node : all.nodes()) {
            frontier.peaks[node.level()] =
                    new Range(node.index() << node.level(), (node.index() + 1) << node.level()).hash(known);
        }
        return frontier;
    }

    /**
     * Appends a leaf.
     *
     * @return the complete subtrees that now exist and did not before: the leaf itself first, then those that it completed
     */
    public Map<Node, Hash> append(Hash leaf) {
        Map<Node, Hash> fresh = new LinkedHashMap<>();
        Node node = new Node(0, size);
        Hash hash = leaf;
        fresh.put(node, hash);
        while (node.isRight()) {
            hash = Hash.ofNode(peaks[node.level()], hash);
            node = node.parent();
            fresh.put(node, hash);
        }
        peaks[node.level()] = hash;
        size++;
        return fresh;
    }

    /** Leaves. */
    public long size() {
        return size;
    }

    public Hash root() {
        Hash root = null;
        for (int level = 0; level < peaks.length; level++) {
            if ((size >>> level & 1) == 1) {
                root = root == null ? peaks[level] : Hash.ofNode(peaks[level], root);
            }
        }
        return root == null ? Hash.EMPTY : root;
    }
}
