/**
 * What stands in the ledger. An {@link org.pontis.idp.ledger.entry.Entry} is canonical JSON with a closed set of members
 * ({@link org.pontis.idp.ledger.entry.Member}); its bytes are what the tree hashes, and they are never written twice. People,
 * sessions and objects are named by commitments only: the hash of a salt and the value, and whoever holds the salt
 * ({@link org.pontis.idp.ledger.entry.Opening}) can show what was committed to. Salts come of a key
 * ({@link org.pontis.idp.ledger.entry.SaltKey}) that nobody keeps, and are kept elsewhere; when they are deleted, nobody can tell any more
 * whom the entry was about, and the tree stands. In the mode durations-only ({@link org.pontis.idp.ledger.entry.Mode}) an entry has neither
 * portal nor person, whatever the {@link org.pontis.idp.ledger.entry.Draft} was told.
 *
 * <p>Whoever records: {@code Draft.of(mode, EntryId.at(now, random), realm).say(Member.TYPE, "LOGIN").say(Member.OUTCOME, "ok")
 * .say(Member.PORTAL, client).commit(key.open(Member.CITIZEN, id, user)).entry()}, and keeps {@code entry.bytes()}.
 */
package org.pontis.idp.ledger.entry;
