package org.pontis.idp.certificate;

import java.util.Optional;

import org.pontis.idp.certificate.x509.SignatureAlgorithm;

/** SOG-IS Agreed Cryptographic Mechanisms 1.3: no certificate rests on MD5 or SHA-1, RFC 6151 and RFC 6194. */
final class BelievableSignature implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        return SignatureAlgorithm.named(candidate.certificate().algorithm()).isPresent()
                ? Optional.empty()
                : Optional.of(new Refused(
                        Problems.WEAK_KEY,
                        "Signature algorithm "
                                + candidate.certificate().algorithm().getAlgorithm() + " is not allowed."));
    }
}
