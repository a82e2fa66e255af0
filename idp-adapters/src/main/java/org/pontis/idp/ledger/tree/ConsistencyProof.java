package org.pontis.idp.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * That a tree of one size is the beginning of a tree of another.
 *
 * @param path as RFC 9162, 2.1.4.1 orders it; empty if the sizes are the same
 */
public record ConsistencyProof(long from, long to, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162, 2.1.4.2. */
    public boolean proves(Hash first, Hash second) {
        if (from < 1 || from > to) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && first.equals(second);
        }
        if (path.isEmpty()) {
            return false;
        }
        List<Hash> rest = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            rest.addFirst(first);
        }
        long fn = from - 1;
        long sn = to - 1;
        while ((fn & 1) == 1) {
            fn >>>= 1;
            sn >>>= 1;
        }
        Hash fr = rest.getFirst();
        Hash sr = fr;
        for (Hash c : rest.subList(1, rest.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = Hash.ofNode(c, fr);
                sr = Hash.ofNode(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>>= 1;
                    sn >>>= 1;
                }
            } else {
                sr = Hash.ofNode(sr, c);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        return sn == 0 && fr.equals(first) && sr.equals(second);
    }
}
