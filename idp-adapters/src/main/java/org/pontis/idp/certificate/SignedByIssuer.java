package org.pontis.idp.certificate;

import java.util.Optional;

/** RFC 5280, section 6.1.3 (a)(1): the issuer's key has signed the certificate. A name alone is nobody's word. */
final class SignedByIssuer implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        return candidate.certificate().issuedBy(candidate.issuer().certificate())
                ? Optional.empty()
                : Optional.of(
                        new Refused(Problems.UNKNOWN_ISSUER, "The issuer it names has not signed the certificate."));
    }
}
