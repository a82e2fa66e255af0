package org.pontis.broker;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One of the things a citizen logs in with, as she and an officer may see it. It prints nothing personal.
 *
 * @param id names it among hers; a phone's is its credential's, of every other kind there is one, called after it
 * @param since when it was registered, or first used; empty where nobody wrote it down
 * @param until when it expires; empty for never
 * @param label what a page may show of it, such as the last two digits of a number; may be empty
 */
public record Means(
        String id,
        Kind kind,
        Registration registration,
        Optional<Instant> since,
        Optional<Instant> until,
        Standing standing,
        String label) {

    /** What it is. */
    public enum Kind {
        /** A phone that receives codes. */
        PHONE("sms"),
        /** The permanent password. */
        PASSWORD("pwd"),
        /** A SIM with a certificate, which a phone asks for the PIN. */
        SIM("mca"),
        /** A card with a certificate. */
        CARD("sc");

        private final String amr;

        Kind(String amr) {
            this.amr = amr;
        }

        /** As addresses, events and metrics have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it is a certificate, which others issue and take back. */
        public boolean certificate() {
            return this == SIM || this == CARD;
        }

        /** The kind with this {@link #word()}. */
        public static Optional<Kind> named(String word) {
            return EnumSet.allOf(Kind.class).stream()
                    .filter(kind -> kind.word().equals(word))
                    .findFirst();
        }

        /** What was used for a proof, by its authentication method references (RFC 8176); nothing for a login abroad. */
        public static Set<Kind> behind(Proof proof) {
            Set<Kind> used = EnumSet.noneOf(Kind.class);
            for (Kind kind : values()) {
                if (proof.amr().contains(kind.amr)) {
                    used.add(kind);
                }
            }
            return used;
        }
    }

    /** The highest level that it can take part in when it counts: a password and a phone give substantial together. */
    public LevelOfAssurance gives() {
        LevelOfAssurance most = kind.certificate() ? LevelOfAssurance.HIGH : LevelOfAssurance.SUBSTANTIAL;
        return most.cappedBy(registration.carries());
    }

    /** As {@link #gives}, now. */
    public Optional<LevelOfAssurance> carries() {
        if (standing instanceof Standing.Cooling) {
            return Optional.of(LevelOfAssurance.LOW);
        }
        return standing.usable() ? Optional.of(gives()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Means[" + kind + " " + standing.word() + "]";
    }
}
