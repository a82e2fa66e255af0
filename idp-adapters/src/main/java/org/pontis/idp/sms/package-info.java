/**
 * The way to the phones over SMPP 3.4. {@link org.pontis.idp.sms.SmppSender} takes a message at once and gives it a
 * thread of its own; the thread writes it in the alphabet of phones ({@code EncodedText}), cuts it into what fits
 * ({@code Segment}) and hands the parts to the centre ({@code SubmitSm}) over one long-lived bind ({@code SmppLink}),
 * again and again while the message is worth delivering. A message may therefore arrive twice, when the centre's answer
 * was lost: better than never. Nothing here logs a number or a text; jsmpp does at DEBUG, so the sender refuses to start
 * with that on.
 */
package org.pontis.idp.sms;
