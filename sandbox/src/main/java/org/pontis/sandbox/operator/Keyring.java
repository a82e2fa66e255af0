package org.pontis.sandbox.operator;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.Issuer;
import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.ca.Keys;
import org.pontis.sandbox.ca.Subject;
import org.pontis.sandbox.ca.Variant;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;

/** The keys in the SIMs and their certificates: each is made when it is first used, and the same ever after. */
final class Keyring {

    private static final Map<Variant, Fault> FAULTS = new EnumMap<>(Map.of(
            Variant.EXPIRED, OperatorFaults.EXPIRED,
            Variant.NOT_YET_VALID, OperatorFaults.NOT_YET,
            Variant.UNTRUSTED, OperatorFaults.UNTRUSTED,
            Variant.SIGNING, OperatorFaults.SIGNING,
            Variant.LOOKALIKE_POLICY, OperatorFaults.LOOKALIKE));

    private final CertificateAuthority authority;
    private final Sims sims;
    private final Faults faults;

    private enum Kind {
        EC,
        RSA,
        WEAK
    }

    Keyring(CertificateAuthority authority, Sims sims, Faults faults) {
        this.authority = authority;
        this.sims = sims;
        this.faults = faults;
    }

    /** The key that signs, according to the faults that are played. */
    KeyFile key(Sim sim, Purpose purpose, Role role) {
        Subscriber subscriber = plays(OperatorFaults.OTHER_PERSON, sim) ? somebodyElse(sim) : sim.subscriber();
        Set<Variant> variants = EnumSet.noneOf(Variant.class);
        FAULTS.forEach((variant, fault) -> {
            if (plays(fault, sim)) {
                variants.add(variant);
            }
        });
        return made(subscriber, purpose, role, kind(sim), variants, plays(OperatorFaults.REVOKED, sim));
    }

    /** The certificate that a relying party may know before, untouched by faults. */
    X509Certificate certificate(Sim sim, Purpose purpose, Role role) {
        return made(sim.subscriber(), purpose, role, sim.subscriber().rsaOnly() ? Kind.RSA : Kind.EC, Set.of(), false)
                .certificate();
    }

    private KeyFile made(
            Subscriber subscriber, Purpose purpose, Role role, Kind kind, Set<Variant> otherwise, boolean revoked) {
        Set<Variant> variants = EnumSet.noneOf(Variant.class);
        variants.addAll(otherwise);
        if (subscriber.expired()) {
            variants.add(Variant.EXPIRED);
        }
        if (purpose == Purpose.SIGNATURE) {
            variants.add(Variant.SIGNING);
        }
        List<Object> name =
                new ArrayList<>(List.of("sim", subscriber.number().value().substring(1), role.id(), kind));
        name.addAll(variants);
        if (revoked) {
            name.add("REVOKED");
        }
        return authority.kept(
                String.join("-", name.stream().map(String::valueOf).toList()), () -> {
                    KeyPair keys = pair(kind);
                    Issuer issuer = authority.issuer(subscriber.issuer());
                    X509Certificate certificate =
                            issuer.issue(subject(subscriber, role), keys.getPublic(), variants.toArray(Variant[]::new));
                    if (revoked) {
                        issuer.revoke(certificate.getSerialNumber());
                    }
                    return new KeyFile(keys.getPrivate(), certificate);
                });
    }

    private Kind kind(Sim sim) {
        if (plays(OperatorFaults.WEAK_KEY, sim)) {
            return Kind.WEAK;
        }
        return plays(OperatorFaults.RSA, sim) || sim.subscriber().rsaOnly() ? Kind.RSA : Kind.EC;
    }

    private Subscriber somebodyElse(Sim sim) {
        return sims.all().stream()
                .map(Sim::subscriber)
                .filter(other -> other.issuer().equals(sim.subscriber().issuer()))
                .filter(other -> !other.number().equals(sim.subscriber().number()) && !other.expired())
                .findFirst()
                .orElseThrow();
    }

    private boolean plays(Fault fault, Sim sim) {
        return faults.strike(fault, sim.subscriber().number().value()).isPresent();
    }

    private static Subject subject(Subscriber subscriber, Role role) {
        return Optional.of(subscriber.holder())
                .filter(holder -> role == Role.SELF)
                .orElseGet(() ->
                        subscriber.holder().representing(subscriber.represents().orElseThrow()));
    }

    private static KeyPair pair(Kind kind) {
        return switch (kind) {
            case EC -> Keys.ec();
            case RSA -> Keys.rsa(2048);
            case WEAK -> Keys.rsa(1024);
        };
    }
}
