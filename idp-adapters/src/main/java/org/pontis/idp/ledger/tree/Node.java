package org.pontis.idp.ledger.tree;

/**
 * The place of a complete subtree: at level 0 the leaves, at level L every 2^L of them.
 *
 * @param level 0 to 52
 * @param index counted from the left within its level; it covers the leaves from {@code index << level} on
 */
public record Node(int level, long index) {

    public Node {
        if (level < 0 || level > 52 || index < 0) {
            throw new IllegalArgumentException("no place in a tree: level " + level + ", index " + index);
        }
    }

    Node parent() {
        return new Node(level + 1, index >>> 1);
    }

    boolean isRight() {
        return (index & 1) == 1;
    }
}
