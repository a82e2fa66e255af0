package org.pontis.idp.certificate;

import java.io.IOException;
import java.security.cert.X509CertSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.x509.Extension;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * RFC 5280, section 6.1.3 (b) and (c): the names lie within what the authorities above permit. Comparing names has many
 * corners, so where an authority constrains them, which is rare, Java's own comparison is asked.
 */
final class NamesPermitted implements Check {

    @Override
    public Optional<Refused> examine(Candidate candidate) {
        if (!candidate.issuer().constrainsNames() || permitted(candidate)) {
            return Optional.empty();
        }
        return Optional.of(new Refused(Problems.UNKNOWN_ISSUER, "An authority above may not issue for these names."));
    }

    private static boolean permitted(Candidate candidate) {
        List<ParsedCertificate> below = new ArrayList<>(List.of(candidate.certificate()));
        for (ParsedCertificate authority : candidate.issuer().chain()) {
            Optional<byte[]> constraints = authority.extensionOctets(Extension.nameConstraints);
            if (constraints.isPresent() && !below.stream().allMatch(one -> within(constraints.get(), one))) {
                return false;
            }
            below.add(authority);
        }
        return true;
    }

    private static boolean within(byte[] constraints, ParsedCertificate certificate) {
        try {
            X509CertSelector selector = new X509CertSelector();
            selector.setNameConstraints(constraints);
            return selector.match(certificate.java());
        } catch (IOException | RuntimeException malformed) {
            return false;
        }
    }
}
