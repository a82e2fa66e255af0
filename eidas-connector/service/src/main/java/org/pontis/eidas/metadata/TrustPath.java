package org.pontis.eidas.metadata;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.pontis.eidas.saml.metadata.BrokenRule;
import org.pontis.eidas.saml.metadata.MetadataRule;

/**
 * From the certificates that a document brings along to those of its signers that a country's anchors vouch for (RFC 5280,
 * section 6; eIDAS Interoperability Architecture 1.4, section 6.5). The signature of every link is computed; names, serial
 * numbers and key identifiers that merely look right count for nothing.
 */
final class TrustPath {

    /** More are never needed, and looking for a path among many takes long. */
    private static final int MOST_CERTIFICATES = 10;

    private static final int LONGEST = 4;

    private TrustPath() {}

    /** @throws BrokenRule if there is no path for any of the certificates */
    static List<SignerPath> find(List<X509Certificate> claimed, Anchors anchors, Instant now) throws BrokenRule {
        if (claimed.size() > MOST_CERTIFICATES) {
            throw new BrokenRule(MetadataRule.TRUST_PATH, claimed.size() + " certificates in one signature.");
        }
        List<SignerPath> paths = new ArrayList<>();
        if (claimed.isEmpty()) {
            anchors.certificates().stream()
                    .filter(anchors::mayBeSigner)
                    .map(SignerPath::pinned)
                    .forEach(paths::add);
        }
        for (X509Certificate certificate : claimed) {
            anchors.withKey(certificate.getPublicKey()).forEach(anchor -> paths.add(SignerPath.pinned(anchor)));
            if (maySign(certificate, anchors)) {
                build(certificate, claimed, anchors, now, paths);
            }
        }
        if (paths.isEmpty()) {
            throw new BrokenRule(MetadataRule.TRUST_PATH, "no path from " + describe(claimed) + ".");
        }
        return paths;
    }

    private static String describe(List<X509Certificate> claimed) {
        return claimed.isEmpty()
                ? "a signature without certificate"
                : claimed.getFirst().getSubjectX500Principal().getName() + ", SHA-256 "
                        + Fingerprint.of(claimed.getFirst());
    }

    /** An authority's customer, not the authority itself or another one below it. */
    private static boolean maySign(X509Certificate certificate, Anchors anchors) {
        return !Anchors.isAuthority(certificate) && anchors.mayBeSigner(certificate);
    }

    private static void build(
            X509Certificate target,
            List<X509Certificate> claimed,
            Anchors anchors,
            Instant now,
            List<SignerPath> paths) {
        for (X509Certificate authority : anchors.authorities()) {
            try {
                PKIXCertPathBuilderResult result =
                        (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX", Crypto.PROVIDER)
                                .build(parameters(target, claimed, authority, now));
                paths.add(new SignerPath(
                        target,
                        result.getCertPath().getCertificates().stream()
                                .map(X509Certificate.class::cast)
                                .toList(),
                        authority));
            } catch (GeneralSecurityException e) {
                // not this one; that there was none at all is what is reported
                continue;
            }
        }
    }

    private static PKIXBuilderParameters parameters(
            X509Certificate target, List<X509Certificate> claimed, X509Certificate authority, Instant now)
            throws GeneralSecurityException {
        X509CertSelector selector = new X509CertSelector();
        selector.setCertificate(target);
        PKIXBuilderParameters parameters = anchoredAt(authority, selector);
        parameters.addCertStore(
                CertStore.getInstance("Collection", new CollectionCertStoreParameters(claimed), Crypto.PROVIDER));
        parameters.setDate(Date.from(now));
        parameters.setMaxPathLength(LONGEST);
        // done separately, certificate by certificate, because not each of them has to carry it
        parameters.setRevocationEnabled(false);
        parameters.addCertPathChecker(new ChainStrength());
        return parameters;
    }

    private static PKIXBuilderParameters anchoredAt(X509Certificate authority, X509CertSelector target)
            throws InvalidAlgorithmParameterException {
        return new PKIXBuilderParameters(Set.of(new TrustAnchor(authority, null)), target);
    }
}
