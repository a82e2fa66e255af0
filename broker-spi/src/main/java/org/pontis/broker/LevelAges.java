package org.pontis.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long a proof is good for each level, counted from the moment of proof. An aged proof still counts for the lower
 * levels until it is too old for them as well.
 */
public record LevelAges(Duration low, Duration substantial, Duration high) {

    /** Ten hours, one hour, fifteen minutes. */
    public static final LevelAges DEFAULT =
            new LevelAges(Duration.ofHours(10), Duration.ofHours(1), Duration.ofMinutes(15));

    public LevelAges {
        if (high.isNegative() || high.isZero() || substantial.compareTo(high) < 0 || low.compareTo(substantial) < 0) {
            throw new IllegalArgumentException("Ages are positive, and a stronger level never outlives a weaker one.");
        }
    }

    /** How long a proof may carry {@code level}. */
    public Duration of(LevelOfAssurance level) {
        return switch (level) {
            case LOW -> low;
            case SUBSTANTIAL -> substantial;
            case HIGH -> high;
        };
    }

    /** Whether a proof is young enough to count towards {@code level}; one from the future never is. */
    public boolean fresh(Proof proof, LevelOfAssurance level, Instant now) {
        return fresh(proof.at(), level, now);
    }

    private boolean fresh(Instant at, LevelOfAssurance level, Instant now) {
        Duration age = Duration.between(at, now);
        return !age.isNegative() && age.compareTo(of(level)) <= 0;
    }

    /** The level a proof carries now, if any is left. */
    public Optional<LevelOfAssurance> carried(Proof proof, Instant now) {
        return carried(proof.level(), proof.at(), now);
    }

    /** The level that is left of {@code proven}, proven at {@code at}, if any is. */
    public Optional<LevelOfAssurance> carried(LevelOfAssurance proven, Instant at, Instant now) {
        for (LevelOfAssurance level :
                List.of(LevelOfAssurance.HIGH, LevelOfAssurance.SUBSTANTIAL, LevelOfAssurance.LOW)) {
            if (proven.atLeast(level) && fresh(at, level, now)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /** The strongest level that any of a session's proofs carries now. */
    public Optional<LevelOfAssurance> inForce(Collection<Proof> proofs, Instant now) {
        return proofs.stream().flatMap(proof -> carried(proof, now).stream()).max(Comparator.naturalOrder());
    }
}
