package org.pontis.idp.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.x509.Extension;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * RFC 5280, section 6.1.3 (b) and (c): the names lie within what the authorities above permit. Comparing names has many
 * corners, so where an authority constrains them, which is rare, Java's own path validation is asked.
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
        List<ParsedCertificate> authorities = candidate.issuer().chain();
        List<X509Certificate> path =
                new ArrayList<>(List.of(candidate.certificate().java()));
        authorities.subList(0, authorities.size() - 1).forEach(authority -> path.add(authority.java()));
        ParsedCertificate last = authorities.getLast();
        try {
            // Java does not read the constraints in an anchor's own certificate unless it is told them
            TrustAnchor anchor = new TrustAnchor(
                    last.java(), last.extensionOctets(Extension.nameConstraints).orElse(null));
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
            parameters.setDate(Date.from(candidate.now()));
            parameters.setRevocationEnabled(false);
            CertPath certPath = CertificateFactory.getInstance("X.509").generateCertPath(path);
            CertPathValidator.getInstance("PKIX").validate(certPath, parameters);
            return true;
        } catch (GeneralSecurityException | RuntimeException not) {
            return false;
        }
    }
}
