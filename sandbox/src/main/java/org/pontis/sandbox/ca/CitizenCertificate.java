package org.pontis.sandbox.ca;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.Vector;

import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Attribute;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectDirectoryAttributes;

/** A citizen's certificate before it is signed: what its profile says, changed by what is wanted otherwise. */
record CitizenCertificate(Profile profile, Subject subject, Set<Variant> variants, Places places) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(5 * 365);
    private static final String ANY_POLICY = "2.5.29.32.0";

    /** RFC 2606 keeps this host away from everybody. */
    private static final Places NOWHERE = new Places(URI.create("http://certificates.invalid"));

    X509Certificate signedBy(KeyFile signer, PublicKey key, Instant now) {
        CertificateWriter writer = new CertificateWriter(
                CertificateWriter.name(signer.certificate()),
                signer.certificate().getPublicKey(),
                profile.name(subject, has(Variant.SIGNING)),
                key,
                begin(now),
                has(Variant.EXPIRED) ? now.minus(DAY) : now.plus(LIFE));
        writer.constraints(new BasicConstraints(has(Variant.AUTHORITY)))
                .usage(usage())
                .policies(policies());
        purposes(writer);
        addresses(writer);
        subject.birthdate().ifPresent(date -> writer.add(Extension.subjectDirectoryAttributes, false, born(date)));
        return writer.sign(signer.key());
    }

    private Instant begin(Instant now) {
        if (has(Variant.NOT_YET_VALID)) {
            return now.plus(DAY);
        }
        return has(Variant.EXPIRED) ? now.minus(LIFE) : now.minus(DAY);
    }

    private int usage() {
        int bits = has(Variant.SIGNING) ? KeyUsage.nonRepudiation : profile.loginUsage;
        return has(Variant.AUTHORITY) ? bits | KeyUsage.keyCertSign : bits;
    }

    private void purposes(CertificateWriter writer) {
        if (!has(Variant.SIGNING) && !profile.loginPurposes.isEmpty()) {
            KeyPurposeId[] purposes = profile.loginPurposes.toArray(KeyPurposeId[]::new);
            writer.add(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purposes));
        }
    }

    private List<String> policies() {
        if (has(Variant.NO_POLICIES)) {
            return List.of();
        }
        if (has(Variant.ANY_POLICY)) {
            return List.of(ANY_POLICY);
        }
        List<String> policies = profile.policies(has(Variant.SIGNING));
        return has(Variant.LOOKALIKE_POLICY)
                ? policies.stream().map(policy -> policy + "0").toList()
                : policies;
    }

    private void addresses(CertificateWriter writer) {
        if (!has(Variant.NO_REVOCATION_ADDRESSES)) {
            Places named = has(Variant.STRANGE_REVOCATION_ADDRESSES) ? NOWHERE : places;
            writer.statusAt(named.ocsp(profile.id), named.certificate(profile.id))
                    .listedAt(named.crl(profile.id));
        }
    }

    /** RFC 3739 section 3.2.2: dateOfBirth, at noon. */
    private static SubjectDirectoryAttributes born(LocalDate date) {
        Instant noon = date.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        ASN1GeneralizedTime time = new ASN1GeneralizedTime(Date.from(noon));
        return new SubjectDirectoryAttributes(
                new Vector<>(List.of(new Attribute(BCStyle.DATE_OF_BIRTH, new DERSet(time)))));
    }

    private boolean has(Variant variant) {
        return variants.contains(variant);
    }
}
