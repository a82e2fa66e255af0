package org.pontis.broker;

import java.time.Instant;
import java.util.Optional;

/** The way to the phones. */
public interface SmsSender {

    /**
     * Whether a message could be handed over now: some centre is bound, has not just failed, and there is room. Ask it
     * before looking anybody up, so that everybody gets the same answer.
     */
    boolean available();

    /**
     * Hands a message over and returns within a second, usually at once. Delivery goes on behind; a failure of the centre
     * shows as {@link #available()} turning {@code false}, for known and unknown citizens alike.
     */
    void send(Sms sms);

    /** As {@link #send}, a message that nobody answers: that it is not answered says nothing about who reads it. */
    default void tell(Sms sms) {
        send(sms);
    }

    /** Why no message can go out to anybody now, if so. Ask it before looking anybody up. */
    default Optional<LoginProblem> obstacle() {
        return available() ? Optional.empty() : Optional.of(LoginProblem.SMS_UNAVAILABLE);
    }

    /**
     * Why no message can go out to this phone now, if so. Without a number, the answer is one that some phone would get, and
     * the same each time for the same subject: nobody is told apart by it.
     *
     * @param subject whom it is about, as {@link Limits} count her
     */
    default Optional<LoginProblem> obstacle(Optional<Msisdn> number, String subject) {
        return obstacle();
    }

    /** Whether messages are sent to numbers like this at all. Say it to nobody who has not proven who she is. */
    default boolean serves(Msisdn number) {
        return true;
    }

    /**
     * Does everything that {@link #send} does but send, for somebody who cannot be reached: it takes as long.
     *
     * @param subject whom it is about, as {@link Limits} count her
     */
    default void pretend(String text, String subject) {}

    /** The code of a message came back, which shows that a person has read it. */
    default void answered(Msisdn number, Instant sent) {}
}
