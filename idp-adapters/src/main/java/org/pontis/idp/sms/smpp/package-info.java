/**
 * A centre that speaks SMPP 3.4: one long-lived bind ({@code SmppLink}), in TLS unless it stays on the machine; messages
 * are handed over part by part ({@code SubmitSm}), and receipts come back on the same link ({@code ReceiptReader}). The
 * library is jsmpp.
 */
package org.pontis.idp.sms.smpp;
