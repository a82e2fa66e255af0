package org.pontis.idp.certificate;

import java.util.Optional;

/** RFC 5280, section 6.1.3 (a)(2): every certificate of the path is valid now. */
final class IssuersValid implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        return candidate.issuer().chain().stream().allMatch(authority -> authority.validAt(candidate.now()))
                ? Optional.empty()
                : Optional.of(new Refused(
                        Problems.UNKNOWN_ISSUER,
                        "A certificate of the issuer in profile "
                                + candidate.profile().id() + " is not valid now."));
    }
}
