/**
 * The certificate check: from bytes a stranger sent to a person, on the word of an authority an operator trusts. An
 * {@link org.pontis.idp.certificate.UnverifiedCertificate} goes in; a
 * {@link org.pontis.idp.certificate.VerifiedCertificate} with the evidence comes out, or a refusal with a problem. What
 * stands between is an ordered list of small checks, each one sentence of a standard; {@code Pipeline} is that list, and
 * nothing else can make a verified certificate. That the holder has the key is not said here: a login method proves it, and
 * then ends by {@link org.pontis.idp.certificate.CertificateLogin}.
 */
package org.pontis.idp.certificate;
