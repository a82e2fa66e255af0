/**
 * The card by TLS. A host of its own asks the browser for a certificate, so that nobody else is bothered; the citizen goes there
 * with a ticket and comes back with another, each good once ({@code Visits}). {@code Door} decides which certificate a request
 * there has: that of its own connection or, through a proxy, the one in the header of RFC 9440.
 */
package org.pontis.idp.eidcard.tls;
