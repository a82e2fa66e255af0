package org.pontis.idp.ledger.tree;

import java.util.Map;
import java.util.Set;

/** Where the hashes of complete subtrees are kept. */
@FunctionalInterface
public interface Hashes {

    /**
     * The hashes at some places, in one question; at most 2 * 53 are asked for at a time. All of them are complete subtrees of the
     * tree that the question is about.
     *
     * @return one for each; where a place is missing, whoever asked fails with {@link IllegalStateException}
     */
    Map<Node, Hash> at(Set<Node> places);
}
