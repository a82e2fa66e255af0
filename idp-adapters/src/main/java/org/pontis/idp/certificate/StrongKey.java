package org.pontis.idp.certificate;

import java.util.Optional;

import org.pontis.idp.certificate.x509.KeyStrength;

/** NIST SP 800-131A revision 2, section 3: the holder's key is RSA from 2048 bits, or lies on a curve the profile allows. */
final class StrongKey implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        return KeyStrength.weakness(
                        candidate.certificate().keyInfo(), candidate.profile().curves())
                .map(weakness -> new Refused(Problems.WEAK_KEY, weakness));
    }
}
