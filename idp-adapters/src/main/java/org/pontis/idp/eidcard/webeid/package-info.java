/**
 * Web eID: the browser's extension has the card sign a nonce of ours together with the origin of the page, and hands over a token.
 * {@code AuthenticationToken} reads it to the letter and verifies the signature; the certificate in it is checked like any other.
 */
package org.pontis.idp.eidcard.webeid;
