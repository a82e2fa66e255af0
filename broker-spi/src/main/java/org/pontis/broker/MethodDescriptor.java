package org.pontis.broker;

import java.util.Set;

/**
 * What a method says of itself. The chooser's tile, the realm, the names of audit events and metrics, and the checks of
 * the build are all derived from it.
 *
 * @param id the stable name
 * @param ceiling the highest level the method can ever give
 * @param factors every factor category the method can prove
 * @param order place on the chooser, ascending; ties are broken by id
 * @param guessable whether an attacker could guess the secret, so that failures count against the citizen. Methods that
 *     prove a private key set it to {@code false}: nobody shall lock a stranger's card
 * @param problems what can go wrong besides the {@link LoginProblem#COMMON common} problems; together a closed set, so
 *     that nothing a browser sends ever becomes a metric label
 */
public record MethodDescriptor(
        MethodId id,
        LevelOfAssurance ceiling,
        Set<Factor> factors,
        int order,
        boolean guessable,
        Set<LoginProblem> problems) {

    public MethodDescriptor {
        factors = Set.copyOf(factors);
        problems = Set.copyOf(problems);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException(id + ": a method proves at least one factor.");
        }
        if (ceiling != LevelOfAssurance.LOW && factors.size() < 2) {
            // CIR (EU) 2015/1502, annex, 2.2.1: substantial needs two factors of different categories
            throw new IllegalArgumentException(id + ": " + ceiling + " needs two factors of different categories.");
        }
    }

    /** Whether the method can reach {@code requested} for somebody. */
    public boolean reaches(LevelOfAssurance requested) {
        return ceiling.atLeast(requested);
    }
}
