package org.pontis.idp.certificate.x509;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;

import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extensions;

/** Reads the octets of a certificate; RFC 5280, section 4.1. */
final class Reading {

    private static final int MOST_EXTENSIONS = 32;
    private static final int LONGEST_SERIAL = 20;
    private static final int VERSION_3 = 3;

    private Reading() {}

    static Certificate structure(byte[] der) throws Unreadable {
        require(
                der.length <= ParsedCertificate.LARGEST,
                "The certificate is larger than " + ParsedCertificate.LARGEST + " octets.");
        return structure(Der.read(der).orElseThrow(() -> new Unreadable("The certificate is not DER.")));
    }

    private static Certificate structure(ASN1Primitive value) throws Unreadable {
        try {
            Certificate structure = Certificate.getInstance(value);
            require(structure.getVersionNumber() == VERSION_3, "The certificate is not of version 3.");
            // RFC 5280, 4.1.2.2: positive, no more than 20 octets
            require(
                    structure.getSerialNumber().getValue().signum() > 0
                            && structure.getSerialNumber().getValue().toByteArray().length <= LONGEST_SERIAL,
                    "The serial number is not a positive number of at most 20 octets.");
            // 4.1.1.2: the algorithm stands twice and must be the same
            require(
                    structure
                            .getSignatureAlgorithm()
                            .equals(structure.getTBSCertificate().getSignature()),
                    "The signature algorithm inside is not the one outside.");
            require(structure.getSignature().getPadBits() == 0, "The signature is not whole octets.");
            Extensions extensions = structure.getTBSCertificate().getExtensions();
            // 4.2: no extension more than once, which Bouncy Castle sees to while it reads them
            require(
                    extensions != null && extensions.getExtensionOIDs().length <= MOST_EXTENSIONS,
                    "The certificate has no extensions, or more than " + MOST_EXTENSIONS + ".");
            require(
                    Stream.of(extensions.getExtensionOIDs())
                            .map(id ->
                                    extensions.getExtension(id).getExtnValue().getOctets())
                            .allMatch(octets -> Der.read(octets).isPresent()),
                    "An extension is not DER.");
            return structure;
        } catch (RuntimeException malformed) {
            throw new Unreadable("The certificate is not of the shape of RFC 5280.");
        }
    }

    static X509Certificate java(byte[] der) throws Unreadable {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | RuntimeException malformed) {
            throw new Unreadable("Java cannot read the certificate.");
        }
    }

    private static void require(boolean holds, String otherwise) throws Unreadable {
        if (!holds) {
            throw new Unreadable(otherwise);
        }
    }
}
