package org.pontis.idp.certificate;

import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * RFC 5280, section 4.2: a certificate with a critical extension that is not understood is refused. Those are understood
 * that other checks read, and alternative names, of which there are few.
 */
final class KnownExtensions implements Check {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName);

    private static final int MOST_NAMES = 16;

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        if (!UNDERSTOOD.containsAll(candidate.certificate().criticalExtensions())) {
            return Optional.of(
                    new Refused(Problems.UNREADABLE, "The certificate has a critical extension not understood here."));
        }
        try {
            return candidate
                    .certificate()
                    .extension(Extension.subjectAlternativeName)
                    .map(GeneralNames::getInstance)
                    .filter(names -> names.getNames().length > MOST_NAMES)
                    .map(names -> new Refused(
                            Problems.UNREADABLE, "The certificate has more than " + MOST_NAMES + " names."));
        } catch (RuntimeException malformed) {
            return Optional.of(new Refused(Problems.UNREADABLE, "The alternative names cannot be read."));
        }
    }
}
