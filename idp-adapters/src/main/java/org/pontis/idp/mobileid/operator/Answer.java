package org.pontis.idp.mobileid.operator;

import java.util.Optional;
import java.util.Set;

import org.pontis.broker.LoginProblem;
import org.pontis.idp.certificate.VerifiedCertificate;

/** What an operator says. */
public sealed interface Answer {

    /**
     * The phone is this person's.
     *
     * @param roles as whom the SIM can sign; empty if the operator does not tell
     */
    record Holds(Set<Role> roles) implements Answer {
        public Holds {
            roles = Set.copyOf(roles);
        }

        /** As whom she signs where nobody asks her: herself, if the SIM can. */
        public Optional<Role> ownRole() {
            return roles.contains(Role.SELF)
                    ? Optional.of(Role.SELF)
                    : roles.stream().findFirst();
        }
    }

    /**
     * The operator has taken the order.
     *
     * @param session its name of the transaction
     */
    record Begun(String session) implements Answer {}

    /** The citizen has not decided yet. */
    record Running() implements Answer {}

    /** It is over without a signature that is worth anything. */
    record Ended(LoginProblem problem) implements Answer {}

    /**
     * The SIM has signed our challenge with the key of this certificate. Only a dialect that has verified both says so.
     *
     * @param certificate says who
     */
    record Signed(VerifiedCertificate certificate) implements Answer {}
}
