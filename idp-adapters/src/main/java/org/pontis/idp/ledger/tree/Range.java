package org.pontis.idp.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Leaves side by side, as they are hashed in a proof: MTH(D[from:to]) of RFC 9162. It begins at a multiple of the greatest power of
 * two that it holds.
 *
 * @param to the first leaf that is no part of it
 */
record Range(long from, long to) {

    long size() {
        return to - from;
    }

    /** The greatest power of two smaller than the size: where RFC 9162 splits. */
    Range left() {
        return new Range(from, from + Long.highestOneBit(size() - 1));
    }

    Range right() {
        return new Range(left().to, to);
    }

    /** The complete subtrees that it consists of, the greatest first. */
    List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        long at = from;
        while (at < to) {
            int level = Long.SIZE - 1 - Long.numberOfLeadingZeros(to - at);
            nodes.add(new Node(level, at >>> level));
            at += 1L << level;
        }
        return nodes;
    }

    Hash hash(Map<Node, Hash> known) {
        Hash hash = null;
        for (Node node : nodes().reversed()) {
            Hash one = known.get(node);
            if (one == null) {
                throw new IllegalStateException(
                        "the tree has no hash at level " + node.level() + ", index " + node.index());
            }
            hash = hash == null ? one : Hash.ofNode(one, hash);
        }
        return hash == null ? Hash.EMPTY : hash;
    }
}
