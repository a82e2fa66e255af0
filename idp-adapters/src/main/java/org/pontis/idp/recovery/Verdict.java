package org.pontis.idp.recovery;

import java.util.Optional;

import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Registration;

import static org.pontis.broker.LevelOfAssurance.SUBSTANTIAL;

/** What becomes of a wish. Nothing that is granted is worth more than the proof that was given for it. */
public sealed interface Verdict {

    /**
     * It is done.
     *
     * @param level the most that a login by what comes of it gives; nothing for what only stops
     * @param registration how what comes of it is registered; nothing where nothing new comes of it
     */
    record Granted(Optional<LevelOfAssurance> level, Optional<Registration> registration) implements Verdict {}

    /** It is not done. */
    record Refused(Reason reason) implements Verdict {}

    /** Why not: a closed set. */
    enum Reason {
        /** Nothing that was given is a proof of who she is. */
        PROOF_MISSING,
        /** What is asked for needs a stronger one. */
        PROOF_TOO_WEAK
    }

    /**
     * The rules.
     *
     * @param gives the most that the means concerned gives, where there is one
     */
    static Verdict of(Shown shown, Wish wish, LevelOfAssurance gives) {
        if (wish == Wish.SUSPEND && (shown.level().isPresent() || shown.evidence() == Evidence.STOP_CODE)) {
            return new Granted(Optional.empty(), Optional.empty());
        }
        if (shown.level().isEmpty()) {
            return new Refused(Reason.PROOF_MISSING);
        }
        LevelOfAssurance worth = shown.level().get();
        Registration registration = registration(shown.evidence(), worth);
        return switch (wish) {
            case SUSPEND -> throw new IllegalStateException("said above");
            case NEW_PHONE, NEW_PASSWORD ->
                new Granted(Optional.of(most(worth, registration)), Optional.of(registration));
            case KEEP, REACTIVATE ->
                worth.atLeast(gives) ? new Granted(Optional.of(gives), Optional.empty()) : tooWeak();
            case REVOKE -> worth.atLeast(gives) ? new Granted(Optional.empty(), Optional.empty()) : tooWeak();
            case RAISE ->
                registration == Registration.ADVANCED
                        ? new Granted(Optional.of(most(worth, registration)), Optional.of(registration))
                        : tooWeak();
        };
    }

    /** Who has proven less than substantial registers no better than online, however she has done it. */
    private static Registration registration(Evidence evidence, LevelOfAssurance worth) {
        return worth.atLeast(SUBSTANTIAL) ? evidence.registration().orElse(Registration.BASIC) : Registration.BASIC;
    }

    /** A phone and a password give substantial together, and never more. */
    private static LevelOfAssurance most(LevelOfAssurance worth, Registration registration) {
        return worth.cappedBy(registration.carries()).cappedBy(SUBSTANTIAL);
    }

    private static Refused tooWeak() {
        return new Refused(Reason.PROOF_TOO_WEAK);
    }
}
