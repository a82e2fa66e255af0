package org.pontis.broker;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Counters that survive a restart and that two nodes share. An event is counted in a transaction of its own: it stays
 * counted whatever becomes of the login. Where the counters cannot be asked, every method throws: nothing goes on uncounted.
 */
public interface Limits {

    /**
     * Counts all of these, or none. Two at the same moment are never counted as one.
     *
     * @return what each counter holds now, itself included
     */
    List<Long> add(List<Count> counts);

    /** What a counter holds in its present window; counts nothing. */
    long used(Limit limit, String subject);

    /** Forgets a counter, after a success. */
    void forget(Limit limit, String subject);

    /**
     * Counts one event, then says whether it is within the limit.
     *
     * @return {@code true} if the event is the {@code max}-th or an earlier one in its window
     */
    default boolean spend(Limit limit, String subject) {
        return add(List.of(new Count(limit, subject, 1))).getFirst() <= limit.max();
    }

    /**
     * Counts something before it is done, and only if none of its limits is used up: of many at the same moment no more go on than
     * would one after the other. What is refused is not counted.
     *
     * @return whether it may be done
     */
    default boolean take(List<Count> counts) {
        List<Long> held = add(counts);
        boolean open = IntStream.range(0, counts.size())
                .allMatch(i -> held.get(i) <= counts.get(i).limit().max());
        if (!open) {
            giveBack(counts);
        }
        return open;
    }

    /** It need not have been counted after all. */
    default void giveBack(List<Count> counts) {
        add(counts.stream().map(Count::back).toList());
    }

    /** Whether the limit is already used up; counts nothing. */
    default boolean exhausted(Limit limit, String subject) {
        return used(limit, subject) >= limit.max();
    }
}
