/**
 * X.509 in the raw, as strangers send it: strict DER, one certificate, its subject, its public key and a signature over it.
 * What stands here is true for every certificate, whoever issued it, and nothing here says whether one is to be trusted.
 * Bouncy Castle reads the ASN.1; Java's own providers do the cryptography.
 */
package org.pontis.idp.certificate.x509;
