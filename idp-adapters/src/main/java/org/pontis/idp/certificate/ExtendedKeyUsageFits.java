package org.pontis.idp.certificate;

import java.util.Optional;

import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.pontis.idp.certificate.issuer.UsageRule;

/**
 * RFC 5280, section 4.2.1.12: if extended usages are there, the key is used for one of them. {@code anyExtendedKeyUsage}
 * is not the one a profile asks for.
 */
final class ExtendedKeyUsageFits implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        UsageRule rule = candidate.profile().usage();
        boolean fits =
                switch (rule.presence()) {
                    case ABSENT -> !candidate.certificate().has(Extension.extendedKeyUsage);
                    case OPTIONAL -> !candidate.certificate().has(Extension.extendedKeyUsage) || named(candidate, rule);
                    case REQUIRED -> named(candidate, rule);
                };
        return fits
                ? Optional.empty()
                : Optional.of(
                        new Refused(Problems.WRONG_KIND, "The extended key usages are not those of the profile."));
    }

    private static boolean named(Candidate candidate, UsageRule rule) {
        try {
            return candidate
                    .certificate()
                    .extension(Extension.extendedKeyUsage)
                    .map(ExtendedKeyUsage::getInstance)
                    .filter(usages -> usages.hasKeyPurposeId(KeyPurposeId.getInstance(rule.purpose())))
                    .isPresent();
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
