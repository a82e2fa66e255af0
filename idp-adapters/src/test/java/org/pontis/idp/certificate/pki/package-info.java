/** A small public key infrastructure that makes every certificate, answer and list there should and should not be. */
package org.pontis.idp.certificate.pki;
