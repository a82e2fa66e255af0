/**
 * What the ledger promises with its signature. A {@link org.pontis.idp.ledger.note.Checkpoint} (origin, size, root, time) is a text
 * in the form of C2SP {@code tlog-checkpoint}; signed, it is a {@link org.pontis.idp.ledger.note.Note} of C2SP
 * {@code signed-note}, and several signatures may stand under one text: the ledger's own, and those of witnesses. Signatures are
 * Ed25519, which that form, Java and Bouncy Castle have in common. {@link org.pontis.idp.ledger.note.Keys} is whom a reader
 * trusts and for which time; {@link org.pontis.idp.ledger.note.Signer} is who signs.
 *
 * @see <a href="https://c2sp.org/signed-note">signed-note</a>
 * @see <a href="https://c2sp.org/tlog-checkpoint">tlog-checkpoint</a>
 */
package org.pontis.idp.ledger.note;
