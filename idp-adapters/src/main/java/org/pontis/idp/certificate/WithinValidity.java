package org.pontis.idp.certificate;

import java.util.Optional;

/** RFC 5280, section 4.1.2.5: a certificate is good from notBefore to notAfter, both included. */
final class WithinValidity implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        if (candidate.certificate().startsAfter(candidate.now())) {
            return Optional.of(new Refused(Problems.NOT_YET_VALID, "The certificate is not valid yet."));
        }
        return candidate.certificate().endedBefore(candidate.now())
                ? Optional.of(new Refused(Problems.EXPIRED, "The certificate has expired."))
                : Optional.empty();
    }
}
