package org.pontis.idp.certificate.revocation;

import java.util.Optional;

import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * Which responders' certificates an issuer has signed. A signature that was right once stays right, and few responders
 * answer for many holders, so it is verified once; everything that time can change is looked at each time.
 */
final class Delegations {

    private static final int MOST = 64;

    private record Delegation(ParsedCertificate delegate, ParsedCertificate issuer) {}

    private final Recent<Delegation, ParsedCertificate> verified = new Recent<>(MOST);

    /** The delegate, if the issuer has signed its certificate: the one seen before, whose key is ready, if it was. */
    Optional<ParsedCertificate> of(ParsedCertificate issuer, ParsedCertificate delegate) {
        Delegation delegation = new Delegation(delegate, issuer);
        Optional<ParsedCertificate> known = verified.get(delegation);
        if (known.isPresent()) {
            return known;
        }
        if (delegate.issuedBy(issuer)) {
            verified.put(delegation, delegate);
            return Optional.of(delegate);
        }
        return Optional.empty();
    }
}
