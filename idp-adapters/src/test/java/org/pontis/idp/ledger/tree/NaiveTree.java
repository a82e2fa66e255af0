package org.pontis.idp.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/** RFC 9162, 2.1.1, 2.1.3.1 and 2.1.4.1 word for word, as slow as they are short. */
record NaiveTree(List<Hash> leaves) {

    Hash root() {
        if (leaves.isEmpty()) {
            return Hash.EMPTY;
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        return Hash.ofNode(first(split()).root(), rest(split()).root());
    }

    List<Hash> path(int m) {
        if (leaves.size() == 1) {
            return List.of();
        }
        int k = split();
        return m < k ? and(first(k).path(m), rest(k).root()) : and(rest(k).path(m - k), first(k).root());
    }

    List<Hash> proof(int m) {
        return subProof(m, true);
    }

    private List<Hash> subProof(int m, boolean known) {
        if (m == leaves.size()) {
            return known ? List.of() : List.of(root());
        }
        int k = split();
        return m <= k
                ? and(first(k).subProof(m, known), rest(k).root())
                : and(rest(k).subProof(m - k, false), first(k).root());
    }

    private int split() {
        return Integer.highestOneBit(leaves.size() - 1);
    }

    NaiveTree first(int count) {
        return new NaiveTree(leaves.subList(0, count));
    }

    private NaiveTree rest(int from) {
        return new NaiveTree(leaves.subList(from, leaves.size()));
    }

    private static List<Hash> and(List<Hash> path, Hash last) {
        List<Hash> more = new ArrayList<>(path);
        more.add(last);
        return more;
    }
}
