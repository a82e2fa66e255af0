package org.pontis.sandbox.ca;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a certificate differs from the one that a citizen logs in with. */
public enum Variant {
    /** Its validity was over yesterday. */
    EXPIRED,
    /** Its validity begins tomorrow. */
    NOT_YET_VALID,
    /** For signatures, not for logins: key usage contentCommitment, and the issuer's policy for signatures. */
    SIGNING,
    /** Without certificatePolicies. */
    NO_POLICIES,
    /** Of policy anyPolicy, RFC 5280 section 4.2.1.4. */
    ANY_POLICY,
    /** Of a policy that merely begins with the same digits: {@code …2.4} becomes {@code …2.40}. */
    LOOKALIKE_POLICY,
    /** Without addresses of OCSP and CRL. */
    NO_REVOCATION_ADDRESSES,
    /** With addresses of OCSP and CRL on another host, to which nobody should go. */
    STRANGE_REVOCATION_ADDRESSES,
    /** Itself an authority. */
    AUTHORITY,
    /** Signed by an impostor of the issuer's name, whom the root never certified. */
    UNTRUSTED;

    /** As addresses have it: {@code not-yet-valid}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Variant> named(String word) {
        return Stream.of(values())
                .filter(variant -> variant.word().equals(word))
                .findFirst();
    }
}
