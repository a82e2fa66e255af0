package org.pontis.idp.recovery;

import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Means.Kind;
import org.pontis.broker.Proof;

/**
 * Evidence as it was given: worth what it carries at most, or less where something was registered weaker or is too new.
 *
 * @param level what it is worth; below low, nothing
 */
public record Shown(Evidence evidence, Optional<LevelOfAssurance> level) {

    public Shown {
        level = level.flatMap(worth -> evidence.level().map(worth::cappedBy));
    }

    /** Everything was registered as well as it can be. */
    public static Shown fully(Evidence evidence) {
        return new Shown(evidence, evidence.level());
    }

    /**
     * What a login has proven.
     *
     * @param now the level that is left of it
     */
    public static Shown by(Proof proof, LevelOfAssurance now) {
        return new Shown(evidence(Kind.behind(proof)), Optional.of(now));
    }

    /** Another country's word for somebody is none for what she holds here. */
    private static Evidence evidence(Set<Kind> used) {
        if (used.contains(Kind.CARD)) {
            return Evidence.CARD;
        }
        if (used.contains(Kind.SIM)) {
            return Evidence.SIM;
        }
        if (used.contains(Kind.PASSWORD)) {
            return used.contains(Kind.PHONE) ? Evidence.PASSWORD_AND_CODE : Evidence.PASSWORD;
        }
        return used.contains(Kind.PHONE) ? Evidence.PHONE_CODE : Evidence.NOTHING;
    }
}
