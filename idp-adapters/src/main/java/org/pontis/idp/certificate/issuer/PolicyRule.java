package org.pontis.idp.certificate.issuer;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;

/**
 * Under which policies a certificate must have been issued; RFC 5280, section 4.2.1.4. A policy is meant together with all
 * below it: {@code 1.2} means {@code 1.2.5} and not {@code 1.20}. {@code anyPolicy} in a certificate means none.
 *
 * @param one at least one of these
 * @param all every one of these
 * @param none not one of these
 */
public record PolicyRule(Set<String> one, Set<String> all, Set<String> none) {

    private static final String ANY_POLICY = "2.5.29.32.0";
    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,15})){1,30}");

    static PolicyRule from(Settings profile) {
        PolicyRule rule = new PolicyRule(
                oids(profile, "policies"), oids(profile, "policies-all"), oids(profile, "policies-none"));
        if (rule.one.isEmpty()) {
            throw new InvalidSetting(profile.prefix() + "policies is not set: an issuer issues for many purposes.");
        }
        return rule;
    }

    private static Set<String> oids(Settings profile, String key) {
        Set<String> oids = Words.set(profile, key);
        if (!oids.stream().allMatch(oid -> OID.matcher(oid).matches())) {
            throw new InvalidSetting(profile.prefix() + key + " must be object identifiers such as 0.4.0.2042.1.2.");
        }
        return oids;
    }

    /** Whether a certificate with these policies was issued for what the profile is for. */
    public boolean accepts(Collection<ASN1ObjectIdentifier> policies) {
        Set<String> named = policies.stream()
                .map(ASN1ObjectIdentifier::getId)
                .filter(policy -> !policy.equals(ANY_POLICY))
                .collect(Collectors.toSet());
        return one.stream().anyMatch(prefix -> present(prefix, named))
                && all.stream().allMatch(prefix -> present(prefix, named))
                && none.stream().noneMatch(prefix -> present(prefix, named));
    }

    /** Whether some certificate could be of both rules; whichever were read first would decide then. */
    boolean overlaps(PolicyRule other) {
        return one.stream().anyMatch(mine -> other.one.stream().anyMatch(its -> below(mine, its) || below(its, mine)));
    }

    private static boolean present(String prefix, Set<String> named) {
        return named.stream().anyMatch(policy -> below(prefix, policy));
    }

    private static boolean below(String prefix, String policy) {
        return policy.equals(prefix) || policy.startsWith(prefix + ".");
    }
}
