package org.pontis.sandbox.ca;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** Makes the authorities: the root, those it certifies, and their responders. */
record Foundation(Places places, Instant now) {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final String ANY_POLICY = "2.5.29.32.0";
    private static final String ID = "root";

    KeyFile root() {
        return selfSigned(new X500Name("CN=Pontis Sandbox Root CA,O=Pontis Sandbox"));
    }

    KeyFile authority(KeyFile root, Profile profile) {
        KeyPair keys = Keys.ec();
        X509Certificate certificate = writer(root, authorityName(profile), keys)
                .constraints(new BasicConstraints(0))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .policies(List.of(ANY_POLICY))
                .issuersAt(places.certificate(ID))
                .listedAt(places.crl(ID))
                .sign(root.key());
        return new KeyFile(keys.getPrivate(), certificate);
    }

    /** RFC 6960 section 4.2.2.2: issued directly by the authority, for nothing else, and itself never asked about. */
    KeyFile responder(KeyFile authority, Profile profile) {
        KeyPair keys = Keys.ec();
        X500Name name = new X500Name("CN=Pontis Sandbox OCSP " + profile.id + ",O=Pontis Sandbox");
        X509Certificate certificate = writer(authority, name, keys)
                .constraints(new BasicConstraints(false))
                .usage(KeyUsage.digitalSignature)
                .add(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning))
                .add(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
                .sign(authority.key());
        return new KeyFile(keys.getPrivate(), certificate);
    }

    /** For TLS at a host of this machine, by the root itself; RFC 9525, section 4: names are alternative names. */
    KeyFile server(KeyFile root, String host) {
        KeyPair keys = Keys.ec();
        X509Certificate certificate = writer(root, new X500Name("CN=" + host + ",O=Pontis Sandbox"), keys)
                .constraints(new BasicConstraints(false))
                .usage(KeyUsage.digitalSignature)
                .add(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .add(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, host)))
                .sign(root.key());
        return new KeyFile(keys.getPrivate(), certificate);
    }

    /** Bears the authority's name, but nobody certified it. */
    KeyFile impostor(Profile profile) {
        return selfSigned(authorityName(profile));
    }

    private KeyFile selfSigned(X500Name name) {
        KeyPair keys = Keys.ec();
        X509Certificate certificate = new CertificateWriter(
                        name, keys.getPublic(), name, keys.getPublic(), begin(), end())
                .constraints(new BasicConstraints(true))
                .usage(KeyUsage.keyCertSign | KeyUsage.cRLSign)
                .sign(keys.getPrivate());
        return new KeyFile(keys.getPrivate(), certificate);
    }

    private CertificateWriter writer(KeyFile issuer, X500Name name, KeyPair keys) {
        return new CertificateWriter(
                CertificateWriter.name(issuer.certificate()),
                issuer.certificate().getPublicKey(),
                name,
                keys.getPublic(),
                begin(),
                end());
    }

    /** Before the oldest of the expired certificates. */
    private Instant begin() {
        return now.minus(YEAR.multipliedBy(6));
    }

    private Instant end() {
        return now.plus(YEAR.multipliedBy(20));
    }

    private static X500Name authorityName(Profile profile) {
        return new X500Name("CN=Pontis Sandbox " + profile.id + " CA,O=Pontis Sandbox");
    }
}
