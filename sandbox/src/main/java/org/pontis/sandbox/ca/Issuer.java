package org.pontis.sandbox.ca;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** An authority that certifies citizens' keys, and knows what became of each certificate. */
public final class Issuer {

    private final Profile profile;
    private final Staff staff;
    private final Ledger ledger;
    private final Places places;
    private final InstantSource clock;

    /**
     * Whose keys an authority has to do with.
     *
     * @param authority its own
     * @param responder of its delegated OCSP responder, RFC 6960 section 4.2.2.2
     * @param impostor of somebody who took its name
     */
    record Staff(KeyFile authority, KeyFile responder, KeyFile impostor) {}

    Issuer(Profile profile, Staff staff, Ledger ledger, Places places, InstantSource clock) {
        this.profile = profile;
        this.staff = staff;
        this.ledger = ledger;
        this.places = places;
        this.clock = clock;
    }

    public String id() {
        return profile.id;
    }

    /** In words. */
    public String title() {
        return profile.title;
    }

    public X509Certificate certificate() {
        return staff.authority().certificate();
    }

    /** Certifies a key; without variants as citizens log in with it. What an impostor signs is in no ledger. */
    public X509Certificate issue(Subject subject, PublicKey key, Variant... variants) {
        Set<Variant> wanted = EnumSet.noneOf(Variant.class);
        wanted.addAll(Arrays.asList(variants));
        CitizenCertificate certificate = new CitizenCertificate(profile, subject, wanted, places);
        if (wanted.contains(Variant.UNTRUSTED)) {
            return certificate.signedBy(staff.impostor(), key, clock.instant());
        }
        X509Certificate issued = certificate.signedBy(staff.authority(), key, clock.instant());
        ledger.add(issued);
        return issued;
    }

    /** A certificate that was never issued stays unknown; one that is revoked already keeps its date. */
    public void revoke(BigInteger serial) {
        ledger.revoke(serial, clock.instant());
    }

    /** Makes a revoked certificate good again: no real authority does that, people who play want it. */
    public void restore(BigInteger serial) {
        ledger.restore(serial);
    }

    /** Empty if the certificate was never revoked, or never issued. */
    public Optional<Instant> revokedAt(X509Certificate certificate) {
        return ledger.find(certificate.getSerialNumber()).flatMap(Ledger.Entry::revokedAt);
    }

    Ledger ledger() {
        return ledger;
    }

    Staff staff() {
        return staff;
    }

    /** A citizen of this authority who pretends to be its OCSP responder. */
    KeyFile pretender() {
        KeyPair keys = Keys.ec();
        Subject nobody = Subject.of("ES", "00000000T", "Nobody", "Special");
        return new KeyFile(keys.getPrivate(), issue(nobody, keys.getPublic()));
    }
}
