package org.pontis.idp.mobileid.operator;

import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/**
 * An operator that lets SIMs sign. Nothing here blocks; an answer that fails to come, or cannot be understood, is a failed
 * future and never a success.
 */
public interface MobileOperator {

    /** What the phone will show for this request, in the limits of the dialect. */
    String text(Wording wording);

    /**
     * Asks, without ringing, whether phone and person belong together, and what the SIM can be asked for.
     *
     * @return {@link Answer.Holds} or {@link Answer.Ended}
     */
    CompletableFuture<Answer> ask(Subscriber who, InstantSource clock);

    /**
     * Makes the phone ring.
     *
     * @return {@link Answer.Begun} or {@link Answer.Ended}
     */
    CompletableFuture<Answer> ring(Order order, InstantSource clock);

    /**
     * Asks how far a transaction is, within about two seconds.
     *
     * @param session as {@link Answer.Begun} said
     * @return {@link Answer.Running}, {@link Answer.Signed} or {@link Answer.Ended}
     */
    CompletableFuture<Answer> look(Order order, String session, InstantSource clock);

    /** Tells the operator that nobody waits any more, where the dialect has a word for it. */
    CompletableFuture<Void> cancel(Order order, String session, InstantSource clock);
}
