/**
 * The method {@code eid-card}: the key on an identity card, and the PIN that opens it. There are two ways to the card: TLS, at a
 * host of its own ({@link org.pontis.idp.eidcard.tls}), and the browser's extension Web eID ({@link org.pontis.idp.eidcard.webeid}).
 * Both end with a certificate whose key the citizen has used; who she is stands in it.
 */
package org.pontis.idp.eidcard;
