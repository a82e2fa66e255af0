package org.pontis.idp.certificate.revocation;

import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * Which responders' certificates an issuer has signed. A signature that was right once stays right, and few responders
 * answer for many holders, so it is verified once; everything that time can change is looked at each time.
 */
final class Delegations {

    private static final int MOST = 64;

    private record Delegation(ParsedCertificate delegate, ParsedCertificate issuer) {}

    private final Recent<Delegation, Boolean> verified = new Recent<>(MOST);

    boolean issuedBy(ParsedCertificate delegate, ParsedCertificate issuer) {
        Delegation delegation = new Delegation(delegate, issuer);
        if (verified.get(delegation).isPresent()) {
            return true;
        }
        if (delegate.issuedBy(issuer)) {
            verified.put(delegation, true);
            return true;
        }
        return false;
    }
}
