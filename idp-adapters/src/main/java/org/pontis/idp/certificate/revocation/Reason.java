package org.pontis.idp.certificate.revocation;

import java.security.cert.X509CRLEntry;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.pontis.idp.certificate.x509.Der;

/** Why a certificate was revoked; the CRLReason of RFC 5280, section 5.3.1, by its number. */
final class Reason {

    static final String UNSPECIFIED = "unspecified";

    private static final List<String> NAMES = List.of(
            UNSPECIFIED,
            "keyCompromise",
            "cACompromise",
            "affiliationChanged",
            "superseded",
            "cessationOfOperation",
            "certificateHold",
            UNSPECIFIED,
            "removeFromCRL",
            "privilegeWithdrawn",
            "aACompromise");

    private Reason() {}

    /** That of an entry of a CRL. */
    static String of(X509CRLEntry entry) {
        return Optional.ofNullable(entry.getExtensionValue(Extension.reasonCode.getId()))
                .flatMap(Der::read)
                .map(value -> ASN1OctetString.getInstance(value).getOctets())
                .flatMap(Der::read)
                .filter(ASN1Enumerated.class::isInstance)
                .map(value -> named(((ASN1Enumerated) value).intValueExact()))
                .orElse(UNSPECIFIED);
    }

    static String named(int number) {
        return number >= 0 && number < NAMES.size() ? NAMES.get(number) : UNSPECIFIED;
    }
}
