/**
 * A text as it travels: written in the alphabet of phones if all of it fits ({@code EncodedText}), otherwise in UCS-2, and
 * cut into what fits one message ({@code Segment}).
 */
package org.pontis.idp.sms.text;
