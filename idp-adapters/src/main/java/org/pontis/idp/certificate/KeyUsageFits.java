package org.pontis.idp.certificate;

import java.util.Optional;

import org.pontis.idp.certificate.issuer.UsageRule;
import org.pontis.idp.certificate.x509.KeyUsage;

/** RFC 5280, section 4.2.1.3: a key is used for what keyUsage says; to sign a login, and not to sign documents. */
final class KeyUsageFits implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        UsageRule rule = candidate.profile().usage();
        for (KeyUsage usage : KeyUsage.values()) {
            boolean permitted = candidate.certificate().permits(usage);
            if ((rule.required().contains(usage) && !permitted)
                    || (rule.refused().contains(usage) && permitted)) {
                return Optional.of(new Refused(
                        Problems.WRONG_KIND, "Key usage " + usage + (permitted ? " is there." : " is missing.")));
            }
        }
        return Optional.empty();
    }
}
