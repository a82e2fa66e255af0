package org.pontis.broker;

/**
 * Counters that survive a restart and that two nodes share. An event is counted in a transaction of its own: it stays
 * counted whatever becomes of the login.
 */
public interface Limits {

    /**
     * Counts one event, then says whether it is within the limit. Two events at the same moment are never counted as one.
     *
     * @param subject whom or what it is about; stored only as a keyed hash
     * @return {@code true} if the event is the {@code max}-th or an earlier one in its window
     */
    boolean spend(Limit limit, String subject);

    /** Whether the limit is already used up; counts nothing. */
    boolean exhausted(Limit limit, String subject);

    /** Forgets a counter, after a success. */
    void forget(Limit limit, String subject);
}
