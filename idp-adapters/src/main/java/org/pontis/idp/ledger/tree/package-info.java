/**
 * The Merkle tree of RFC 9162 (section 2.1): SHA-256, a leaf is hashed behind {@code 0x00} and a node behind {@code 0x01}. Only
 * complete subtrees have a place of their own ({@link org.pontis.idp.ledger.tree.Node}: level and index) and never change, so a
 * database keeps them as rows that are only ever inserted. {@link org.pontis.idp.ledger.tree.Frontier} appends: it holds one hash
 * per level and says which nodes a new leaf completed. {@link org.pontis.idp.ledger.tree.Proofs} makes proofs of the nodes behind
 * the port {@link org.pontis.idp.ledger.tree.Hashes}, each with one question of O(log n) nodes.
 *
 * <p>A sequencer: {@code Frontier tree = Frontier.read(size, hashes)}; for each entry {@code Map<Node, Hash> fresh =
 * tree.append(Hash.ofLeaf(entry.bytes()))} and the rows of {@code fresh} are inserted; then {@code tree.size()} and
 * {@code tree.root()} go into a checkpoint. All of it in one transaction.
 */
package org.pontis.idp.ledger.tree;
