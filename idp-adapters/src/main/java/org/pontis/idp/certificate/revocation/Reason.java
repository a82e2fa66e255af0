package org.pontis.idp.certificate.revocation;

import java.util.List;

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

    static String named(int number) {
        return number >= 0 && number < NAMES.size() ? NAMES.get(number) : UNSPECIFIED;
    }
}
