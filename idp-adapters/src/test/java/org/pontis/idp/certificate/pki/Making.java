package org.pontis.idp.certificate.pki;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.pontis.idp.certificate.UnverifiedCertificate;

/** A certificate in the making, right in everything until told otherwise. */
public final class Making {

    /** The clock of the tests starts here. */
    public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final AtomicLong SERIAL = new AtomicLong(1000);

    private final Map<ASN1ObjectIdentifier, Extension> extensions = new LinkedHashMap<>();
    private final PrivateKey signer;
    private String algorithm;
    private Optional<ASN1ObjectIdentifier> twice = Optional.empty();
    private X500Name issuer;
    private X500Name subject;
    private SubjectPublicKeyInfo key;
    private BigInteger serial = BigInteger.valueOf(SERIAL.getAndIncrement());
    private Instant notBefore = NOW.minus(Duration.ofDays(365));
    private Instant notAfter = NOW.plus(Duration.ofDays(365));

    Making(X500Name issuer, PrivateKey signer) {
        this.issuer = issuer;
        this.signer = signer;
        this.algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    public Making subject(X500Name name) {
        this.subject = name;
        return this;
    }

    public Making issuer(X500Name name) {
        this.issuer = name;
        return this;
    }

    public Making key(PublicKey publicKey) {
        return key(SubjectPublicKeyInfo.getInstance(publicKey.getEncoded()));
    }

    public Making key(SubjectPublicKeyInfo info) {
        this.key = info;
        return this;
    }

    public Making serial(BigInteger number) {
        this.serial = number;
        return this;
    }

    public Making valid(Instant from, Instant until) {
        this.notBefore = from;
        this.notAfter = until;
        return this;
    }

    public Making algorithm(String name) {
        this.algorithm = name;
        return this;
    }

    public Making policies(String... oids) {
        PolicyInformation[] policies = new PolicyInformation[oids.length];
        for (int i = 0; i < oids.length; i++) {
            policies[i] = new PolicyInformation(new ASN1ObjectIdentifier(oids[i]));
        }
        return extension(Extension.certificatePolicies, false, new CertificatePolicies(policies));
    }

    public Making keyUsage(int bits) {
        return extension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    public Making extendedKeyUsage(KeyPurposeId... purposes) {
        return extension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes));
    }

    public Making authority(BasicConstraints constraints) {
        return extension(Extension.basicConstraints, true, constraints);
    }

    public Making ocsp(String address) {
        return extension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(address)));
    }

    public Making crl(String address) {
        return extension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(new GeneralNames(uri(address))), null, null)
        }));
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }

    public Making extension(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        extensions.put(id, new Extension(id, critical, new DEROctetString(encoded(value))));
        return this;
    }

    public Making without(ASN1ObjectIdentifier id) {
        extensions.remove(id);
        return this;
    }

    /** The same extension again. */
    public Making twice(ASN1ObjectIdentifier id) {
        this.twice = Optional.of(id);
        return this;
    }

    public byte[] der() {
        V3TBSCertificateGenerator tbs = new V3TBSCertificateGenerator();
        AlgorithmIdentifier identifier = new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
        tbs.setSignature(identifier);
        tbs.setSerialNumber(new ASN1Integer(serial));
        tbs.setIssuer(issuer);
        tbs.setSubject(subject);
        tbs.setStartDate(new Time(Date.from(notBefore)));
        tbs.setEndDate(new Time(Date.from(notAfter)));
        tbs.setSubjectPublicKeyInfo(key);
        if (!extensions.isEmpty()) {
            tbs.setExtensions(new Extensions(extensions.values().toArray(Extension[]::new)));
        }
        ASN1Encodable content = doubled(tbs.generateTBSCertificate());
        byte[] signed = encoded(content);
        ASN1BitString signature = new DERBitString(sign(algorithm, signer, signed));
        return encoded(new DERSequence(new ASN1Encodable[] {content, identifier, signature}));
    }

    /** Bouncy Castle's own classes refuse to hold an extension twice. */
    private ASN1Encodable doubled(TBSCertificate content) {
        if (twice.isEmpty()) {
            return content;
        }
        ASN1EncodableVector all = new ASN1EncodableVector();
        extensions.values().forEach(all::add);
        all.add(extensions.get(twice.get()));
        ASN1Sequence fields = ASN1Sequence.getInstance(content.toASN1Primitive());
        ASN1EncodableVector changed = new ASN1EncodableVector();
        for (int i = 0; i < fields.size() - 1; i++) {
            changed.add(fields.getObjectAt(i));
        }
        changed.add(new DERTaggedObject(true, 3, new DERSequence(all)));
        return new DERSequence(changed);
    }

    public UnverifiedCertificate unverified() {
        return new UnverifiedCertificate(der());
    }

    public X509Certificate certificate() {
        return certificate(der());
    }

    public static X509Certificate certificate(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    /** An authority with this certificate. */
    public TestAuthority authority(KeyPair pair) {
        return new TestAuthority(key(pair.getPublic()).certificate(), pair);
    }

    static byte[] sign(String algorithm, PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static byte[] encoded(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded("DER");
        } catch (java.io.IOException inMemory) {
            throw new IllegalStateException(inMemory);
        }
    }
}
