package org.pontis.broker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A store in which looking up and removing are one act, across all nodes: nothing in it is ever used twice. */
public interface Challenges {

    /** Keeps a challenge until it is taken or its lifetime is over; an older one under the same key is gone. */
    void put(String key, Duration lifetime, Map<String, String> challenge);

    /** Takes a challenge out. Of two callers at the same moment, one gets it. */
    Optional<Map<String, String>> take(String key);

    /** What a challenge says while it stays where it is: to tell somebody how long it lasts, never to decide by. */
    Optional<Map<String, String>> look(String key);
}
