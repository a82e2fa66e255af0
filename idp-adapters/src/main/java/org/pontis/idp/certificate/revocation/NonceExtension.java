package org.pontis.idp.certificate.revocation;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.pontis.idp.certificate.x509.Der;

/** What ties an answer to our request, so that an old one cannot be played again; RFC 9654, section 2.1. */
record NonceExtension(byte[] octets) {

    /** RFC 9654: a client should send 32. */
    private static final int OCTETS = 32;

    private static final SecureRandom RANDOM = new SecureRandom();

    static NonceExtension fresh() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return new NonceExtension(octets);
    }

    /** The octets stand in an OCTET STRING of their own inside the extension's. */
    Extension extension() {
        byte[] value = Der.encoded(new DEROctetString(octets));
        return new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, new DEROctetString(value));
    }

    /** What an answer carries of it. */
    void checkIn(Optional<Extensions> answered, OcspRules.Nonce rule) throws Unusable {
        Optional<Extension> nonce = answered.map(all -> all.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
        if (nonce.isEmpty()) {
            Unusable.unless(rule != OcspRules.Nonce.REQUIRED, "the answer has no nonce");
            return;
        }
        // whatever the rule: a nonce that is not ours belongs to another request
        boolean ours = Der.read(nonce.get().getExtnValue().getOctets())
                .filter(ASN1OctetString.class::isInstance)
                .map(value -> ((ASN1OctetString) value).getOctets())
                .filter(value -> MessageDigest.isEqual(value, octets))
                .isPresent();
        Unusable.unless(ours, "the answer has the nonce of another request");
    }
}
