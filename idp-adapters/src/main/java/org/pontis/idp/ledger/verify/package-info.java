/**
 * Checks what the ledger handed out, and believes only keys that somebody gave it. {@link org.pontis.idp.ledger.verify.ReceiptCheck}
 * is for one receipt, {@link org.pontis.idp.ledger.verify.ExportCheck} for a whole export, line by line and in little memory,
 * {@link org.pontis.idp.ledger.verify.LedgerCheck} for a ledger that answers questions; each may be given a
 * {@link org.pontis.idp.ledger.verify.Witness}, what somebody else has seen the ledger sign. What is wrong is a
 * {@link org.pontis.idp.ledger.verify.Finding}: a stable code and a sentence; nothing else stops a check, and without a finding
 * all is well.
 */
package org.pontis.idp.ledger.verify;
