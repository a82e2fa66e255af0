package org.pontis.idp.password;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.Factor;
import org.pontis.broker.Proof;
import org.pontis.idp.code.SmsCode;

/**
 * That a code on the citizen's phone was typed here, earlier in the live session, the phone being registered well enough
 * for the level asked.
 *
 * @param at when
 */
record Possession(Instant at) {

    /** The youngest one the session holds. */
    static Optional<Possession> ofSession(Attempt attempt) {
        return attempt.citizen().stream()
                .flatMap(citizen -> attempt.proofs().stream())
                .filter(proof -> proof.factors().contains(Factor.POSSESSION))
                .filter(proof -> proof.amr().containsAll(SmsCode.AMR))
                .filter(proof -> proof.registration().carries().atLeast(attempt.requested()))
                .max(Comparator.comparing(Proof::at))
                .map(proof -> new Possession(proof.at()));
    }
}
