package org.pontis.eidas.metadata;

import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.pontis.eidas.keys.Providers;
import org.pontis.eidas.saml.TestKey;

/** A certificate to be issued, for a new key on P-256 unless said otherwise. */
final class Issue {

    private final String name;
    private final List<Added> extensions = new ArrayList<>();
    private final List<AccessDescription> access = new ArrayList<>();
    private TestKey issuer;
    private KeyPair pair = onCurve("P-256");
    private BigInteger serial = BigInteger.valueOf(System.nanoTime());
    private Instant notAfter = Instant.parse("2040-01-01T00:00:00Z");
    private String algorithm = "SHA256withECDSA";

    private Issue(String name) {
        this.name = name;
    }

    static Issue named(String name) {
        return new Issue(name);
    }

    static KeyPair onCurve(String curve) {
        Providers.install();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", "BC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    Issue by(TestKey authority) {
        issuer = authority;
        return this;
    }

    Issue forKey(KeyPair key) {
        pair = key;
        return this;
    }

    Issue serial(BigInteger number) {
        serial = number;
        return this;
    }

    Issue until(Instant end) {
        notAfter = end;
        return this;
    }

    Issue signedWith(String other) {
        algorithm = other;
        return this;
    }

    Issue authority() {
        add(Extension.basicConstraints, true, new BasicConstraints(true));
        add(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        return this;
    }

    Issue responder() {
        add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        return this;
    }

    Issue forHost(String host) {
        add(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
        return this;
    }

    Issue listedAt(URI address) {
        DistributionPointName point = new DistributionPointName(new GeneralNames(name(address)));
        add(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(point, null, null)
        }));
        return this;
    }

    Issue askedAt(URI address) {
        access.add(new AccessDescription(AccessDescription.id_ad_ocsp, name(address)));
        return this;
    }

    Issue issuerAt(URI address) {
        access.add(new AccessDescription(AccessDescription.id_ad_caIssuers, name(address)));
        return this;
    }

    TestKey done() {
        if (!access.isEmpty()) {
            add(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
        }
        try {
            X500Name subject = new X500Name(name);
            var builder = new JcaX509v3CertificateBuilder(
                    issuer == null
                            ? subject
                            : X500Name.getInstance(issuer.certificate()
                                    .getSubjectX500Principal()
                                    .getEncoded()),
                    serial,
                    Date.from(Instant.parse("2015-01-01T00:00:00Z")),
                    Date.from(notAfter),
                    subject,
                    pair.getPublic());
            for (Added extension : extensions) {
                builder.addExtension(extension.id(), extension.critical(), extension.value());
            }
            var signer =
                    new JcaContentSignerBuilder(algorithm).build(issuer == null ? pair.getPrivate() : issuer.secret());
            return new TestKey(pair, new JcaX509CertificateConverter().getCertificate(builder.build(signer)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new AssertionError(e);
        }
    }

    private void add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        extensions.add(new Added(id, critical, value));
    }

    private static GeneralName name(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address.toString());
    }

    private record Added(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}
}
