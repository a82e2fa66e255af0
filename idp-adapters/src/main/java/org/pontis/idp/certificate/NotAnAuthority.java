package org.pontis.idp.certificate;

import java.util.Optional;

/** RFC 5280, section 4.2.1.9: what may issue certificates is not a person. */
final class NotAnAuthority implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        return candidate.certificate().authority()
                ? Optional.of(new Refused(Problems.WRONG_KIND, "The certificate is an authority's."))
                : Optional.empty();
    }
}
