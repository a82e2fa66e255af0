/**
 * What became of messages after a centre took them: a {@code Receipt} is matched with its message in the centre's
 * {@code Ledger}. It changes statistics alone: a receipt proves nothing about a citizen, so a forged, late or repeated one
 * does no harm.
 */
package org.pontis.idp.sms.receipts;
