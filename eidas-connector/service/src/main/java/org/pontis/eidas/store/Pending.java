package org.pontis.eidas.store;

import java.time.Duration;
import java.util.Optional;

/**
 * What waits for an answer, whichever node the answer reaches.
 *
 * @param <T> what is kept
 */
public interface Pending<T> {

    /**
     * Keeps what begins a login.
     *
     * @param id nobody can guess it, and it is never used again
     * @param life how long it is kept at most
     * @throws NoRoom if others are under way already who need what memory there is
     */
    default void begin(String id, T value, Duration life) {
        put(id, value, life);
    }

    /**
     * Keeps a part of something that was begun.
     *
     * @param id nobody can guess it, and it is never used again
     * @param life how long it is kept at most
     * @throws NoRoom if there is no memory at all any more, or this login has had more than one may
     */
    void put(String id, T value, Duration life);

    /**
     * Keeps something unless there is something already: of all who try, on all nodes, the first one's stands. Who repeats a step
     * because its answer was lost on the way, such as with a node that died, gets the same answer again.
     *
     * @return what stands
     */
    T settle(String id, T value, Duration life);

    /** Gives it out and forgets it in one act: of all who ask, on all nodes, one gets it. */
    Optional<T> take(String id);

    /** Gives it out and keeps it, for a page that may be loaded again. Whatever may happen only once rests on {@link #take}. */
    Optional<T> look(String id);
}
