package org.pontis.idp.certificate;

import java.util.Optional;

import org.bouncycastle.asn1.x500.style.BCStyle;

/** ETSI EN 319 412-1, section 5.1.4: who represents an organisation is let in only where the profile says so. */
final class PersonalUnlessAllowed implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        boolean represents = candidate.certificate().subject().getRDNs(BCStyle.ORGANIZATION_IDENTIFIER).length > 0;
        return represents && !candidate.profile().organisations()
                ? Optional.of(new Refused(Problems.WRONG_KIND, "The holder represents an organisation."))
                : Optional.empty();
    }
}
