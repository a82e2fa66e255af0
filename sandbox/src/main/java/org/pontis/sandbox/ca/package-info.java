/**
 * The test certificate authority: a root, an issuing authority for each kind of certificate that citizens hold, and what
 * tells a certificate's status (OCSP of RFC 6960, CRL of RFC 5280). Written without a line of the broker's own check, so
 * that each finds the other's mistakes.
 */
package org.pontis.sandbox.ca;
