package org.pontis.broker;

import java.util.Optional;
import java.util.Set;

/** One way to log in, for one request. It never blocks to wait for a person. */
public interface LoginMethod {

    /** The citizen has chosen this method. Called once an attempt; a page reload is {@link #resume} with no input. */
    Step begin(Attempt attempt);

    /** The browser came back, with form fields or, on a reload, with {@link Input#NONE}. */
    Step resume(Attempt attempt, Input input);

    /**
     * Whether {@link #resume} with no input would say anything but to wait on. A page that waits asks this by itself, and changes
     * only when there is something new on it: nobody who has it read aloud hears it begin again and again. Nothing comes to its
     * end by this question.
     */
    default boolean hasNews(Attempt attempt) {
        return true;
    }

    /**
     * Why nobody could use this method now, as far as is known: the chooser says so. It answers at once, from what is known
     * anyway, and the same for everybody; what is not known, {@link #begin} finds out.
     */
    default Optional<LoginProblem> obstacle(Attempt attempt) {
        return Optional.empty();
    }

    /** What the live session has shown already and this method will not ask again; the chooser speaks of the rest. */
    default Set<Factor> held(Attempt attempt) {
        return Set.of();
    }

    /** The citizen gave up: tell the provider, drop what is pending. Most methods have nothing to do. */
    default void cancel(Attempt attempt) {}
}
