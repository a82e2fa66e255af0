package org.pontis.idp.certificate.revocation;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.pontis.idp.certificate.x509.Der;

/** How OCSP names a certificate: by its issuer's name and key, and its serial number; RFC 6960, section 4.1.1. */
record CertId(CertID value) {

    static CertId of(Question question, OcspRules.Digest digest) {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                switch (digest) {
                    case SHA1 -> OIWObjectIdentifiers.idSHA1;
                    case SHA256 -> NISTObjectIdentifiers.id_sha256;
                },
                DERNull.INSTANCE);
        return new CertId(new CertID(
                algorithm,
                new DEROctetString(hash(digest, Der.encoded(question.issuer().subject()))),
                new DEROctetString(hash(
                        digest, question.issuer().keyInfo().getPublicKeyData().getOctets())),
                new ASN1Integer(question.certificate().java().getSerialNumber())));
    }

    /** Whether an answer is about the same certificate of the same issuer. */
    boolean matches(CertID other) {
        return value.getHashAlgorithm()
                        .getAlgorithm()
                        .equals(other.getHashAlgorithm().getAlgorithm())
                && value.getIssuerNameHash().equals(other.getIssuerNameHash())
                && value.getIssuerKeyHash().equals(other.getIssuerKeyHash())
                && value.getSerialNumber().equals(other.getSerialNumber());
    }

    private static byte[] hash(OcspRules.Digest digest, byte[] octets) {
        return switch (digest) {
            case SHA1 -> Hash.sha1(octets);
            case SHA256 -> Hash.sha256(octets);
        };
    }
}
