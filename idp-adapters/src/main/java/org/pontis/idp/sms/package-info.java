/**
 * The way to the phones. {@link org.pontis.idp.sms.SmsCentres} takes a message at once and gives it a thread of its own;
 * the thread ({@code Delivery}) tries the centres in the operator's order of preference until one has the message or its
 * time is over. What a centre certainly does not have goes to the next one; what it may have is never sent again: the
 * citizen asks for another code. A {@code Centre} that fails or throttles is passed over for a while ({@code Standing}).
 * Nothing here logs a number or a text; jsmpp does at DEBUG, so the server refuses to start with that on.
 */
package org.pontis.idp.sms;
