package org.pontis.sandbox.ca;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Writes one certificate of RFC 5280, extension by extension. */
final class CertificateWriter {

    static final String SIGNATURE = "SHA256withECDSA";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JcaX509v3CertificateBuilder builder;

    /** @param issuerKey for the authority key identifier */
    CertificateWriter(
            X500Name issuer,
            PublicKey issuerKey,
            X500Name subject,
            PublicKey key,
            Instant notBefore,
            Instant notAfter) {
        builder = new JcaX509v3CertificateBuilder(
                issuer, serial(), Date.from(notBefore), Date.from(notAfter), subject, key);
        try {
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            add(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            add(Extension.authorityKeyIdentifier, false, identifiers.createAuthorityKeyIdentifier(issuerKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-1 for key identifiers.", e);
        }
    }

    CertificateWriter add(ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(extension, critical, value);
            return this;
        } catch (CertIOException e) {
            throw new IllegalStateException("An extension that cannot be encoded.", e);
        }
    }

    CertificateWriter usage(int bits) {
        return add(Extension.keyUsage, true, new KeyUsage(bits));
    }

    CertificateWriter constraints(BasicConstraints constraints) {
        return add(Extension.basicConstraints, true, constraints);
    }

    /** None at all if there are none. */
    CertificateWriter policies(List<String> identifiers) {
        if (identifiers.isEmpty()) {
            return this;
        }
        return add(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(identifiers.stream()
                        .map(ASN1ObjectIdentifier::new)
                        .map(PolicyInformation::new)
                        .toArray(PolicyInformation[]::new)));
    }

    /** Where the issuer's certificate is. */
    CertificateWriter issuersAt(String url) {
        return add(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, uri(url)));
    }

    /** Where the certificate's status can be asked, and where its issuer's certificate is. */
    CertificateWriter statusAt(String ocsp, String issuers) {
        return add(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(new AccessDescription[] {
            new AccessDescription(AccessDescription.id_ad_ocsp, uri(ocsp)),
            new AccessDescription(AccessDescription.id_ad_caIssuers, uri(issuers))
        }));
    }

    CertificateWriter listedAt(String crl) {
        DistributionPointName name = new DistributionPointName(new GeneralNames(uri(crl)));
        return add(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(name, null, null)
        }));
    }

    X509Certificate sign(PrivateKey issuerKey) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(issuerKey)));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("A certificate that cannot be signed.", e);
        }
    }

    /** The subject of an authority's certificate, byte for byte: path validation compares encodings. */
    static X500Name name(X509Certificate authority) {
        return X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
    }

    private static GeneralName uri(String url) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, url);
    }

    /** 126 random bits, positive and of a fixed length. */
    private static BigInteger serial() {
        return new BigInteger(126, RANDOM).setBit(126);
    }
}
