package org.pontis.eidas.keys;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with one key, in sentences (eIDAS Cryptographic Requirements 1.4, sections 3.1, 3.2 and 3.5).
 *
 * @param which such as "next signing key"
 */
record KeyCheck(String which, KeyPurpose purpose, CertifiedKey key) {

    private static final int SHORTEST_RSA = 3_072;
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int KEY_ENCIPHERMENT = 2;
    private static final int KEY_AGREEMENT = 4;

    /** For a key that is published but not in use yet: its certificate may begin later. */
    List<String> problems(Instant now) {
        List<String> problems = new ArrayList<>();
        X509Certificate certificate = key.certificate();
        if (!now.isBefore(certificate.getNotAfter().toInstant())) {
            problems.add("The certificate of the " + which + " ended on "
                    + certificate.getNotAfter().toInstant() + "; renew it and publish the new one.");
        }
        problems.addAll(problemsOfOld());
        return problems;
    }

    /** For a key that has had its time: its certificate may have ended. */
    List<String> problemsOfOld() {
        List<String> problems = new ArrayList<>();
        X509Certificate certificate = key.certificate();
        strength(certificate.getPublicKey(), problems);
        usage(certificate, problems);
        if (problems.isEmpty() && !purpose.fits(key.privateKey(), certificate.getPublicKey())) {
            problems.add("The certificate of the " + which + " does not belong to its private key.");
        }
        return problems;
    }

    /** For a key in use. */
    List<String> problemsInUse(Instant now) {
        List<String> problems = new ArrayList<>(problems(now));
        Instant begin = key.certificate().getNotBefore().toInstant();
        if (now.isBefore(begin)) {
            problems.add(
                    "The certificate of the " + which + " begins on " + begin + "; until then use the one before.");
        }
        return problems;
    }

    private void strength(PublicKey publicKey, List<String> problems) {
        if (publicKey instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < SHORTEST_RSA) {
                problems.add("The " + which + " is too weak: RSA of " + bits + " bits, and " + SHORTEST_RSA
                        + " are the least.");
            }
        } else if (!NamedCurves.allow(publicKey)) {
            problems.add(
                    "The " + which + " is of a kind that is not allowed: RSA, or one of the curves P-256, P-384, P-521,"
                            + " brainpoolP256r1, brainpoolP384r1 and brainpoolP512r1 by its name.");
        }
    }

    private void usage(X509Certificate certificate, List<String> problems) {
        boolean[] usage = certificate.getKeyUsage();
        if (usage == null) {
            return;
        }
        int needed =
                switch (purpose) {
                    case SIGNING, METADATA -> DIGITAL_SIGNATURE;
                    case ENCRYPTION ->
                        certificate.getPublicKey() instanceof RSAPublicKey ? KEY_ENCIPHERMENT : KEY_AGREEMENT;
                };
        if (!usage[needed]) {
            problems.add("The certificate of the " + which + " does not allow this use: "
                    + switch (needed) {
                        case DIGITAL_SIGNATURE -> "digitalSignature";
                        case KEY_ENCIPHERMENT -> "keyEncipherment";
                        default -> "keyAgreement";
                    }
                    + " is missing in its key usage.");
        }
    }
}
