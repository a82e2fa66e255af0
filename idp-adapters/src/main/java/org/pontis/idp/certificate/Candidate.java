package org.pontis.idp.certificate;

import java.time.Instant;

import org.pontis.idp.certificate.issuer.IssuerProfile;
import org.pontis.idp.certificate.issuer.PinnedIssuer;
import org.pontis.idp.certificate.issuer.TrustedIssuers.Trusted;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * A certificate that says a pinned issuer has issued it, and by its policies for a profile of this issuer.
 *
 * @param trusted what it says
 * @param now when it is looked at
 */
record Candidate(ParsedCertificate certificate, Trusted trusted, Instant now) {

    PinnedIssuer issuer() {
        return trusted.issuer();
    }

    IssuerProfile profile() {
        return trusted.profile();
    }
}
