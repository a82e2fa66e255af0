package org.pontis.idp.password;

import java.text.Normalizer;
import java.util.Optional;

import org.pontis.broker.Attempt;
import org.pontis.broker.AuditEvent;
import org.pontis.broker.Citizen;
import org.pontis.broker.House;
import org.pontis.broker.Limit;
import org.pontis.broker.PersonIdentifier;

/** Checks a password, or refuses to after too many failures. An unknown citizen costs the same and counts the same. */
record PasswordCheck(Rules rules, House house) {

    /**
     * How often a password may be tried.
     *
     * @param backOff for one identifier
     * @param perAddress failures from one network address, whoever they are about: one password tried on everybody
     */
    record Rules(BackOff backOff, Limit perAddress) {}

    /** What became of a password. */
    sealed interface Verdict {

        /** It is hers. */
        record Right(Citizen citizen) implements Verdict {}

        /** It is not, or there is no such citizen. */
        record Wrong(Optional<Citizen> citizen) implements Verdict {}

        /** Nobody looked at it. */
        record TooMany() implements Verdict {}

        /** Nobody looked at it, because too many others are being looked at; it is not counted either. */
        record Busy() implements Verdict {}
    }

    Verdict check(Attempt attempt, PersonIdentifier who, String typed) {
        return house.passwords()
                .unlessTooMany(() -> counted(attempt, who, typed))
                .orElseGet(Verdict.Busy::new);
    }

    private Verdict counted(Attempt attempt, PersonIdentifier who, String typed) {
        // strangers know her identifier but are not in her session: they must not make her wait there
        String subject = (attempt.citizen().isPresent() ? "session|" : "") + who.semantics();
        if (house.limits().exhausted(rules.perAddress(), attempt.remoteAddress())) {
            return tooMany(rules.perAddress().name());
        }
        if (!rules.backOff().admits(house.limits(), subject)) {
            return tooMany(rules.backOff().name());
        }
        Optional<Citizen> citizen = attempt.citizen().or(() -> house.citizens().find(who));
        // NIST SP 800-63B-4, 3.1.1.2: the same characters, however the keyboard composed them
        String password = Normalizer.normalize(typed, Normalizer.Form.NFC);
        if (house.passwords().verify(citizen, password) && citizen.isPresent()) {
            rules.backOff().forget(house.limits(), subject);
            return new Verdict.Right(citizen.get());
        }
        house.limits().spend(rules.perAddress(), attempt.remoteAddress());
        return new Verdict.Wrong(citizen);
    }

    private Verdict tooMany(String limit) {
        house.audit().record(new AuditEvent.LimitReached(PermanentPasswordFactory.ID, limit));
        return new Verdict.TooMany();
    }
}
