/**
 * Whether an issuer still stands by a certificate: OCSP (RFC 6960, RFC 9654), and its CRL (RFC 5280, section 5) where no
 * responder gives a usable answer. An answer counts only when the issuer of <em>this</em> certificate, or a responder it
 * authorised itself, signed it, for this certificate, and it is fresh. Silence is never a yes. What is fetched is fetched
 * from addresses an operator wrote down: one that stands in a certificate is followed only to a host on her list.
 */
package org.pontis.idp.certificate.revocation;
