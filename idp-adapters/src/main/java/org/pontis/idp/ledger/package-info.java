/**
 * A ledger that cannot be rewritten, without the house that keeps it. From the inside out:
 * {@link org.pontis.idp.ledger.json the one spelling} of JSON, {@link org.pontis.idp.ledger.tree the tree} of RFC 9162,
 * {@link org.pontis.idp.ledger.entry the entries} with their commitments, {@link org.pontis.idp.ledger.note the signed checkpoints},
 * {@link org.pontis.idp.ledger.handout what is handed out}, {@link org.pontis.idp.ledger.verify the check} of all that, and
 * {@link org.pontis.idp.ledger.cli the command} {@code ./pontis verify}. docs/ledger.md has the format to the letter.
 *
 * <p>The HTTP API, under {@code /realms/{realm}/pontis/ledger}; everything is UTF-8, JSON is canonical:
 *
 * <ul>
 *   <li>{@code GET checkpoint}: the newest {@link org.pontis.idp.ledger.note.Note}, {@code text/plain}. Public.
 *   <li>{@code GET keys}: {@link org.pontis.idp.ledger.note.Keys#json()}; old keys stay, with their {@code until}, and
 *       former names, with the name of today. Public.
 *   <li>{@code GET proof/consistency?from=&to=}: {@link org.pontis.idp.ledger.handout.Paths#text(
 *       org.pontis.idp.ledger.tree.ConsistencyProof)}. Public; 1 &lt;= from &lt;= to &lt;= size of the newest checkpoint, or 400.
 *   <li>{@code GET proof/inclusion?index=&size=}: the same of {@link org.pontis.idp.ledger.tree.InclusionProof}. Public.
 *   <li>{@code GET entries?from=&count=}: {@code application/jsonl}, each line with its end. Of the leaves from {@code from} on, at
 *       most {@code count} (1 to 1000) and none beyond the newest checkpoint, an
 *       {@link org.pontis.idp.ledger.handout.EntryLine} each; after the leaf that a kept checkpoint ends with, its
 *       {@link org.pontis.idp.ledger.handout.CheckpointLine}. So all pages, one after the other, are an export. Nothing, if
 *       {@code from} is the size. For auditors: a bearer token with the role.
 *   <li>{@code GET receipt/{id}}: {@link org.pontis.idp.ledger.handout.Receipt#text()}, {@code application/json}, for whom it is
 *       about; {@code id} is {@link org.pontis.idp.ledger.entry.EntryId#text()}. 404 for nobody's, another's and one that no
 *       checkpoint covers yet.
 * </ul>
 */
package org.pontis.idp.ledger;
