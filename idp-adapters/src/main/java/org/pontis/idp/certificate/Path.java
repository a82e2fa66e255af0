package org.pontis.idp.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.pontis.idp.certificate.issuer.TrustedIssuers;
import org.pontis.idp.certificate.issuer.TrustedIssuers.Trusted;
import org.pontis.idp.certificate.x509.ParsedCertificate;
import org.pontis.idp.certificate.x509.Unreadable;

/**
 * Finds the pinned issuer and the profile a certificate speaks of, by its issuer's name and key identifier (RFC 5280,
 * sections 4.1.2.4 and 4.2.1.1) and its policies (4.2.1.4). Nothing is computed, so a stranger's certificate costs nothing.
 */
record Path(TrustedIssuers issuers) {

    /** What was found. */
    sealed interface Found {
        record By(Candidate candidate) implements Found {}

        record Nowhere(Refused refused) implements Found {}
    }

    Found find(ParsedCertificate certificate, Instant now) throws Unreadable {
        Optional<byte[]> key = issuerKey(certificate);
        List<Trusted> sameKey = issuers.named(certificate.issuer()).stream()
                .filter(trusted -> key.isEmpty() || trusted.issuer().mayHaveKey(key.get()))
                .toList();
        if (sameKey.isEmpty()) {
            return new Found.Nowhere(new Refused(Problems.UNKNOWN_ISSUER, "No profile has the issuer it names."));
        }
        List<ASN1ObjectIdentifier> policies = policies(certificate);
        List<Trusted> samePolicies = sameKey.stream()
                .filter(trusted -> trusted.profile().policies().accepts(policies))
                .toList();
        if (samePolicies.isEmpty()) {
            return new Found.Nowhere(new Refused(
                    Problems.WRONG_KIND, "Its policies are not those of a profile of its issuer: " + policies + "."));
        }
        // where identifiers of keys do not decide between two keys of one issuer, signatures do
        Trusted chosen = samePolicies.stream()
                .filter(trusted -> samePolicies.size() == 1
                        || certificate.issuedBy(trusted.issuer().certificate()))
                .findFirst()
                .orElse(samePolicies.getFirst());
        return new Found.By(new Candidate(certificate, chosen, now));
    }

    private static Optional<byte[]> issuerKey(ParsedCertificate certificate) throws Unreadable {
        try {
            return certificate
                    .extension(Extension.authorityKeyIdentifier)
                    .map(AuthorityKeyIdentifier::getInstance)
                    .map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
        } catch (RuntimeException malformed) {
            throw new Unreadable("The identifier of the issuer's key cannot be read.");
        }
    }

    private static List<ASN1ObjectIdentifier> policies(ParsedCertificate certificate) throws Unreadable {
        try {
            return certificate.extension(Extension.certificatePolicies).map(CertificatePolicies::getInstance).stream()
                    .flatMap(policies -> Stream.of(policies.getPolicyInformation()))
                    .map(PolicyInformation::getPolicyIdentifier)
                    .toList();
        } catch (RuntimeException malformed) {
            throw new Unreadable("The policies cannot be read.");
        }
    }
}
