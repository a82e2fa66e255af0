package org.pontis.idp.certificate.revocation;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.pontis.idp.certificate.x509.Der;
import org.pontis.idp.certificate.x509.KeyUsage;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/** A complete CRL of one issuer, signed by it, and fresh; RFC 5280, sections 5 and 6.3. */
record Crl(X509CRL list, Evidence evidence) {

    /**
     * Reads and verifies a CRL.
     *
     * @throws Unusable if it is not this issuer's, or does not speak of all its certificates, or is stale
     */
    static Crl read(byte[] octets, URI source, ParsedCertificate issuer, Freshness freshness, Instant now)
            throws Unusable {
        X509CRL list = parsed(octets);
        complete(list);
        Unusable.unless(
                X500Name.getInstance(list.getIssuerX500Principal().getEncoded()).equals(issuer.subject()),
                "the CRL is of another issuer");
        // 6.3.3 (f): a CA that says what its key is for must say that it is for CRLs
        Unusable.unless(issuer.permits(KeyUsage.CRL_SIGN), "the issuer's key is not for signing CRLs");
        Unusable.unless(signedBy(issuer, list), "the issuer has not signed the CRL");
        Instant thisUpdate = list.getThisUpdate().toInstant();
        Optional<Instant> nextUpdate = Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant);
        // 5.1.2.5: every CRL of this profile has one
        Unusable.unless(nextUpdate.isPresent(), "the CRL has no nextUpdate");
        Fresh fresh = freshness.of(thisUpdate, nextUpdate, now);
        return new Crl(
                list,
                new Evidence(
                        Evidence.Kind.CRL,
                        source,
                        Evidence.Signer.ISSUER,
                        thisUpdate,
                        thisUpdate,
                        nextUpdate,
                        fresh,
                        Hash.hex(Hash.sha256(octets))));
    }

    private static X509CRL parsed(byte[] octets) throws Unusable {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(octets));
        } catch (CertificateException | CRLException | RuntimeException malformed) {
            throw new Unusable("the CRL cannot be read");
        }
    }

    /**
     * Every critical extension narrows a CRL: to the changes since another (5.2.4), to a part of the certificates, to some
     * reasons or to other issuers' (5.2.5). We read only complete ones.
     */
    private static void complete(X509CRL list) throws Unusable {
        Unusable.unless(
                Optional.ofNullable(list.getCriticalExtensionOIDs())
                        .orElse(Set.of())
                        .isEmpty(),
                "the CRL has a critical extension, so it may not speak of all certificates");
        Unusable.unless(list.getExtensionValue(Extension.deltaCRLIndicator.getId()) == null, "the CRL is a delta");
        Collection<? extends X509CRLEntry> entries = Optional.<Collection<? extends X509CRLEntry>>ofNullable(
                        list.getRevokedCertificates())
                .orElse(Set.of());
        // 5.3: an entry with one we do not know makes the whole list unusable
        Unusable.unless(
                entries.stream()
                        .map(entry -> Optional.ofNullable(entry.getCriticalExtensionOIDs())
                                .orElse(Set.of()))
                        .allMatch(Set::isEmpty),
                "the CRL has an entry with a critical extension");
    }

    private static boolean signedBy(ParsedCertificate issuer, X509CRL list) {
        try {
            return issuer.hasSigned(list.getTBSCertList(), algorithm(list), list.getSignature());
        } catch (CRLException | RuntimeException malformed) {
            return false;
        }
    }

    private static AlgorithmIdentifier algorithm(X509CRL list) {
        ASN1ObjectIdentifier id = new ASN1ObjectIdentifier(list.getSigAlgOID());
        return Optional.ofNullable(list.getSigAlgParams())
                .flatMap(Der::read)
                .map(parameters -> new AlgorithmIdentifier(id, parameters))
                .orElseGet(() -> new AlgorithmIdentifier(id));
    }

    /** What it says about a certificate of its issuer. On hold is revoked. */
    Status of(BigInteger serialNumber) {
        X509CRLEntry entry = list.getRevokedCertificate(serialNumber);
        return entry == null
                ? new Status.Good(evidence)
                : new Status.Revoked(Reason.of(entry), entry.getRevocationDate().toInstant(), evidence);
    }
}
