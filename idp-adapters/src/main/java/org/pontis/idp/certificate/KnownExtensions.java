package org.pontis.idp.certificate;

import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;

/**
 * RFC 5280, section 4.2: a certificate with a critical extension that is not understood is refused. Those are understood
 * that other checks read.
 */
final class KnownExtensions implements Check {

    private static final Set<ASN1ObjectIdentifier> UNDERSTOOD = Set.of(
            Extension.keyUsage,
            Extension.extendedKeyUsage,
            Extension.basicConstraints,
            Extension.certificatePolicies,
            Extension.subjectAlternativeName);

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        return UNDERSTOOD.containsAll(candidate.certificate().criticalExtensions())
                ? Optional.empty()
                : Optional.of(new Refused(
                        Problems.UNREADABLE, "The certificate has a critical extension that is not understood."));
    }
}
