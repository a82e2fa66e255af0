package org.pontis.idp.certificate.issuer;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.x509.KeyUsage;

/**
 * What the holder's key must be for. A certificate for signing documents is not one for logging in, although the same
 * person holds both.
 *
 * @param required usages there must be; RFC 5280, section 4.2.1.3
 * @param refused usages there must not be
 * @param purpose the extended usage; RFC 5280, section 4.2.1.12
 * @param presence whether the certificate must have extended usages
 */
public record UsageRule(
        Set<KeyUsage> required, Set<KeyUsage> refused, ASN1ObjectIdentifier purpose, Presence presence) {

    /** What a profile says of the extended usages. */
    public enum Presence {
        /** There, with the purpose among them. */
        REQUIRED,
        /** The purpose among them, if there are any. */
        OPTIONAL,
        /** There are none. */
        ABSENT
    }

    private static final Set<KeyUsage> NEVER = EnumSet.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);

    static UsageRule from(Settings profile) {
        Set<KeyUsage> required = usages(profile, "key-usage", Set.of(KeyUsage.DIGITAL_SIGNATURE));
        Set<KeyUsage> refused = usages(profile, "key-usage-none", Set.of(KeyUsage.NON_REPUDIATION));
        if (!required.contains(KeyUsage.DIGITAL_SIGNATURE)) {
            throw new InvalidSetting(profile.prefix() + "key-usage must name digitalSignature, which a login is.");
        }
        refused.addAll(NEVER);
        return new UsageRule(
                Set.copyOf(required),
                Set.copyOf(refused),
                purpose(profile),
                profile.choice("extended-key-usage-presence", Presence.REQUIRED));
    }

    private static Set<KeyUsage> usages(Settings profile, String key, Set<KeyUsage> fallback) {
        Set<KeyUsage> named = Words.set(profile, key, KeyUsage::named);
        Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
        usages.addAll(named.isEmpty() ? fallback : named);
        return usages;
    }

    private static ASN1ObjectIdentifier purpose(Settings profile) {
        Optional<String> named = profile.text("extended-key-usage").filter(word -> !word.equals("clientAuth"));
        try {
            return named.map(ASN1ObjectIdentifier::new).orElseGet(KeyPurposeId.id_kp_clientAuth::toOID);
        } catch (IllegalArgumentException notOne) {
            throw new InvalidSetting(
                    profile.prefix() + "extended-key-usage must be clientAuth or an object identifier.");
        }
    }
}
