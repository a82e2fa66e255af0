package org.pontis.idp.certificate.pki;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Base64;

import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** An authority: a certificate and its key. */
public record TestAuthority(X509Certificate certificate, KeyPair keys) {

    /** The policy of the profile the tests use. */
    public static final String POLICY = "1.3.6.1.4.1.99999.10.1";

    public static TestAuthority root(String name) {
        KeyPair pair = Keys.p256();
        X500Name own = Names.authority(name);
        return authority(new Making(own, pair.getPrivate()).subject(own)).authority(pair);
    }

    /** An authority below this one. */
    public TestAuthority below(String name) {
        return authority(making().subject(Names.authority(name))).authority(Keys.p256());
    }

    /** A certificate with all that makes an authority, to change something in it. */
    public Making authorityBelow(String name) {
        return authority(making().subject(Names.authority(name)));
    }

    private static Making authority(Making making) {
        return making.authority(new BasicConstraints(true)).keyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }

    public X500Name name() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    /** Something signed by this authority. */
    public Making making() {
        return new Making(name(), keys.getPrivate());
    }

    /** A certificate for logging in, of Ana. */
    public Making login() {
        return making().subject(Names.ana().build())
                .key(Keys.p256().getPublic())
                .policies(POLICY, "0.4.0.2042.1.2")
                .keyUsage(KeyUsage.digitalSignature)
                .extendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
    }

    /** The certificate of a delegated responder. */
    public Making responder() {
        return making().subject(Names.authority("OCSP responder"))
                .keyUsage(KeyUsage.digitalSignature)
                .extendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning)
                .extension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE)
                .without(Extension.basicConstraints);
    }

    public String pem() {
        return pem(certificate);
    }

    public static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
