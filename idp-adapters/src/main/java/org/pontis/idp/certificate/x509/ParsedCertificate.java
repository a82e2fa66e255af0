package org.pontis.idp.certificate.x509;

import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A certificate that is one, RFC 5280, section 4.1: strict DER, version 3, a serial number as it should be, no extension
 * twice. Nothing is said about who signed it.
 */
public final class ParsedCertificate {

    /** Octets. Certificates of persons have one or two thousand; a token of Web eID as a whole has at most ten. */
    public static final int LARGEST = 8192;

    private final byte[] der;
    private final Certificate structure;
    private final X509Certificate java;

    /** Made when it is first needed. */
    private volatile PublicKey verifyingKey;

    private ParsedCertificate(byte[] der, Certificate structure, X509Certificate java) {
        this.der = der;
        this.structure = structure;
        this.java = java;
    }

    /**
     * Reads a certificate.
     *
     * @throws Unreadable saying in which way it is none
     */
    public static ParsedCertificate read(byte[] der) throws Unreadable {
        return new ParsedCertificate(der.clone(), Reading.structure(der), Reading.java(der));
    }

    /** The same, of one that Java has read. */
    public static ParsedCertificate of(X509Certificate certificate) throws Unreadable {
        try {
            return read(certificate.getEncoded());
        } catch (CertificateException unreadable) {
            throw new Unreadable("The certificate has no encoding.");
        }
    }

    /** As it came; a copy. */
    public byte[] der() {
        return der.clone();
    }

    /** As Bouncy Castle reads it; RFC 5280, 4.1. */
    public Certificate structure() {
        return structure;
    }

    /** As Java reads it. */
    public X509Certificate java() {
        return java;
    }

    /** The name of whoever has issued it, as it claims. */
    public X500Name issuer() {
        return structure.getIssuer();
    }

    /** The name of whom it is about. */
    public X500Name subject() {
        return structure.getSubject();
    }

    /** The key of its subject as it stands there, which may be weak; RFC 5280, 4.1.2.7. */
    public SubjectPublicKeyInfo keyInfo() {
        return structure.getSubjectPublicKeyInfo();
    }

    /** With which it says that it was signed; RFC 5280, 4.1.1.2. */
    public AlgorithmIdentifier algorithm() {
        return structure.getSignatureAlgorithm();
    }

    /** Whether {@code authority}'s name is our issuer's and its key has signed us; RFC 5280, 6.1.3 (a)(1) and (4). */
    public boolean issuedBy(ParsedCertificate authority) {
        return issuer().equals(authority.subject())
                && authority.hasSigned(
                        content(), algorithm(), structure.getSignature().getOctets());
    }

    /** Whether its key has signed {@code content} with this algorithm, and the algorithm is one that we believe. */
    public boolean hasSigned(byte[] content, AlgorithmIdentifier named, byte[] signature) {
        return SignatureAlgorithm.named(named)
                .filter(algorithm -> algorithm.verifies(verifyingKey(), content, signature))
                .isPresent();
    }

    private PublicKey verifyingKey() {
        PublicKey ready = verifyingKey;
        if (ready == null) {
            ready = PublicKeys.forVerifying(this);
            verifyingKey = ready;
        }
        return ready;
    }

    /** What is signed, octet for octet as it came. */
    private byte[] content() {
        try {
            return java.getTBSCertificate();
        } catch (CertificateEncodingException itWasReadFromThem) {
            throw new IllegalStateException(itWasReadFromThem);
        }
    }

    /** The same key for Java's {@code Signature}; one on a curve of RFC 5639 is Bouncy Castle's. */
    public PublicKey publicKey() {
        return PublicKeys.of(this);
    }

    /** Whether {@code now} is within the validity, both ends included; RFC 5280, 4.1.2.5. */
    public boolean validAt(Instant now) {
        return !startsAfter(now) && !endedBefore(now);
    }

    /** Whether {@code now} is before notBefore. */
    public boolean startsAfter(Instant now) {
        return now.isBefore(java.getNotBefore().toInstant());
    }

    /** Whether {@code now} is after notAfter. */
    public boolean endedBefore(Instant now) {
        return now.isAfter(java.getNotAfter().toInstant());
    }

    /** The parsed value of an extension, if there is one. It may be malformed, which Bouncy Castle then says. */
    public Optional<ASN1Encodable> extension(ASN1ObjectIdentifier id) {
        return Optional.ofNullable(structure.getTBSCertificate().getExtensions().getExtensionParsedValue(id));
    }

    /** The value of an extension as octets, for whoever wants to parse them. */
    public Optional<byte[]> extensionOctets(ASN1ObjectIdentifier id) {
        Extension extension = structure.getTBSCertificate().getExtensions().getExtension(id);
        return Optional.ofNullable(extension).map(e -> e.getExtnValue().getOctets());
    }

    /** Whether it has this extension, critical or not. */
    public boolean has(ASN1ObjectIdentifier id) {
        return structure.getTBSCertificate().getExtensions().getExtension(id) != null;
    }

    /** The extensions that must be understood by whoever accepts the certificate. */
    public Set<ASN1ObjectIdentifier> criticalExtensions() {
        return Stream.of(structure.getTBSCertificate().getExtensions().getCriticalExtensionOIDs())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it says of itself that it may issue others; RFC 5280, 4.2.1.9. */
    public boolean authority() {
        return java.getBasicConstraints() >= 0;
    }

    /** Whether it may be used so; RFC 5280, 4.2.1.3. A certificate that does not say may not. */
    public boolean permits(KeyUsage usage) {
        boolean[] bits = java.getKeyUsage();
        return bits != null && usage.bit() < bits.length && bits[usage.bit()];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParsedCertificate parsed && Arrays.equals(der, parsed.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    /** Nothing of the subject: certificates of persons pass through logs. */
    @Override
    public String toString() {
        return "certificate";
    }
}
