/**
 * The method {@code sms-pin}: who holds the document types its number and its contrast value, and who holds the phone
 * types the code that arrives there. Modelled on Cl@ve PIN24 with a stronger code; a phone alone never gives more than
 * low.
 */
package org.pontis.idp.smspin;
