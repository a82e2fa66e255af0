package org.pontis.broker;

import java.time.Instant;
import java.util.Set;

/**
 * That a method was completed: what was proven, how strong, and when. A session holds a list of them.
 *
 * @param method which method
 * @param factors what the method (with proofs it built upon) proved
 * @param level the level this gives by itself
 * @param registration the weakest registration among the credentials used
 * @param amr authentication method references, RFC 8176
 * @param at when the <em>oldest</em> of the factors was proven
 */
public record Proof(
        MethodId method,
        Set<Factor> factors,
        LevelOfAssurance level,
        Registration registration,
        Set<String> amr,
        Instant at) {

    public Proof {
        factors = Set.copyOf(factors);
        amr = Set.copyOf(amr);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("A proof proves at least one factor.");
        }
        if (level != LevelOfAssurance.LOW && factors.size() < 2) {
            throw new IllegalArgumentException(level + " needs two factors of different categories.");
        }
        if (!registration.carries().atLeast(level)) {
            throw new IllegalArgumentException(registration + " registration does not carry " + level + ".");
        }
    }
}
