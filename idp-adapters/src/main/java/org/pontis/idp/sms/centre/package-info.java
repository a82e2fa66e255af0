/**
 * What every SMS centre is, whichever protocol it speaks: a {@code Transport} that is handed a {@code Message} and says a
 * {@code Verdict}. The verdicts divide what the centre certainly does not have, which another centre may get, from what it
 * may have, which nobody else gets.
 */
package org.pontis.idp.sms.centre;
