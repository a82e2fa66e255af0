/**
 * What leaves the ledger: an export is {@link org.pontis.idp.ledger.handout.EntryLine}s in their order, with a
 * {@link org.pontis.idp.ledger.handout.CheckpointLine} wherever the ledger signed; a witness keeps a file of the latter alone; a
 * citizen or a portal holds a {@link org.pontis.idp.ledger.handout.Receipt} for one entry;
 * {@link org.pontis.idp.ledger.handout.Paths} is how proofs are written. All of it is canonical JSON, and read as strictly.
 */
package org.pontis.idp.ledger.handout;
