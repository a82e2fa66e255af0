package org.pontis.idp.certificate.revocation;

import java.time.Duration;
import java.util.List;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.x509.ParsedCertificate;

/**
 * How one issuer's certificates are asked about. There is no rule by which nobody need be asked:
 * without a source nothing is ever good.
 *
 * @param timeout for one answer
 * @param deadline for all of them together
 */
public record Rules(OcspRules ocsp, CrlRules crl, Freshness freshness, Duration timeout, Duration deadline) {

    /** The keys of an issuer profile that are about revocation. */
    public static final List<String> KEYS = List.of(
            "ocsp",
            "ocsp-hosts",
            "ocsp-digest",
            "ocsp-nonce",
            "crl",
            "crl-hosts",
            "crl-limit-megabytes",
            "max-age",
            "skew",
            "cache",
            "timeout",
            "deadline");

    /**
     * Reads them.
     *
     * @param pinned responders that need no authorisation
     */
    public static Rules from(Settings profile, List<ParsedCertificate> pinned) {
        Rules rules = new Rules(
                OcspRules.from(profile, pinned),
                CrlRules.from(profile),
                Freshness.from(profile),
                profile.duration("timeout", Duration.ofSeconds(4), Duration.ofMillis(100), Duration.ofSeconds(10)),
                profile.duration("deadline", Duration.ofSeconds(8), Duration.ofMillis(100), Duration.ofSeconds(30)));
        if (rules.ocsp.silent() && rules.crl.silent()) {
            throw new InvalidSetting(profile.prefix() + "ocsp is not set, nor ocsp-hosts, crl or crl-hosts: "
                    + "whether a certificate is revoked must be asked somewhere.");
        }
        return rules;
    }
}
