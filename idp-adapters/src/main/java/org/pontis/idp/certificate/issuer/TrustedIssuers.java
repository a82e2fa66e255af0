package org.pontis.idp.certificate.issuer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.bouncycastle.asn1.x500.X500Name;
import org.pontis.broker.InvalidSetting;

/** The issuers one login method believes, found by name. */
public final class TrustedIssuers {

    /**
     * An issuer, and a profile under which it issues.
     *
     * @param issuer whose name is only a name until it has verified a signature
     */
    public record Trusted(PinnedIssuer issuer, IssuerProfile profile) {}

    private final Map<X500Name, List<Trusted>> byName;

    private TrustedIssuers(Map<X500Name, List<Trusted>> byName) {
        this.byName = byName;
    }

    static TrustedIssuers of(List<IssuerProfile> profiles) {
        Map<X500Name, List<Trusted>> byName = new HashMap<>();
        for (IssuerProfile profile : profiles) {
            for (PinnedIssuer issuer : profile.issuers()) {
                List<Trusted> same = byName.computeIfAbsent(issuer.certificate().subject(), name -> new ArrayList<>());
                same.forEach(other -> distinct(other, profile));
                same.add(new Trusted(issuer, profile));
            }
        }
        return new TrustedIssuers(Map.copyOf(byName));
    }

    private static void distinct(Trusted other, IssuerProfile profile) {
        if (!other.profile().id().equals(profile.id())
                && other.profile().policies().overlaps(profile.policies())) {
            throw new InvalidSetting("The issuer profiles " + other.profile().id() + " and " + profile.id()
                    + " have the same issuer and could take the same certificate: their policies overlap.");
        }
    }

    /** Those of this name. */
    public List<Trusted> named(X500Name name) {
        return byName.getOrDefault(name, List.of());
    }

    /** What is known of them, each once. */
    public Set<IssuerProfile> profiles() {
        return byName.values().stream()
                .flatMap(List::stream)
                .map(Trusted::profile)
                .collect(Collectors.toSet());
    }

    public boolean isEmpty() {
        return byName.isEmpty();
    }
}
