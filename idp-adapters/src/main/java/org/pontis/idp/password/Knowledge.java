package org.pontis.idp.password;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

import org.pontis.broker.Attempt;
import org.pontis.broker.Citizen;
import org.pontis.broker.Factor;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;
import org.pontis.broker.Registration;

/**
 * That the password was proven, just now or earlier in the live session.
 *
 * @param at when
 * @param registration of the password that was proven
 */
record Knowledge(Instant at, Registration registration) {

    /** A password given just now. */
    static Knowledge shown(Citizen citizen, Instant at) {
        return new Knowledge(at, citizen.password().orElse(Registration.BASIC));
    }

    /** The youngest one the session holds. */
    static Optional<Knowledge> ofSession(Attempt attempt) {
        return attempt.citizen().stream()
                .flatMap(citizen -> attempt.proofs().stream())
                .filter(proof -> proof.method().equals(PermanentPasswordFactory.ID))
                .filter(proof -> proof.factors().contains(Factor.KNOWLEDGE))
                .max(Comparator.comparing(Proof::at))
                .map(proof -> new Knowledge(proof.at(), proof.registration()));
    }

    /** What the password gives by itself. */
    Proof alone() {
        return new Proof(
                PermanentPasswordFactory.ID,
                Set.of(Factor.KNOWLEDGE),
                LevelOfAssurance.LOW,
                registration,
                Set.of("pwd"),
                at);
    }

    /** What the password gives with the phone, if they were registered well enough together. */
    Proof with(Instant possession, Registration weaker) {
        return new Proof(
                PermanentPasswordFactory.ID,
                Set.of(Factor.KNOWLEDGE, Factor.POSSESSION),
                LevelOfAssurance.SUBSTANTIAL.cappedBy(weaker.carries()),
                weaker,
                Set.of("pwd", "sms", "otp", "mfa"),
                possession.isBefore(at) ? possession : at);
    }
}
