/**
 * A centre behind an HTTP gateway that knows Kannel's {@code sendsms} (Kannel 1.4 User Guide, "SMS-push (send-sms)"). There
 * are no receipts on this way: Kannel would call us back at an address that anybody could call.
 */
package org.pontis.idp.sms.http;
