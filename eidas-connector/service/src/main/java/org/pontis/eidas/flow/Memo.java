package org.pontis.eidas.flow;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What is made from something and stays good as long as that is the very same, such as from a copy of metadata or our keys. */
public final class Memo<S, T> {

    private final Function<S, T> making;
    private final Map<String, Made<S, T>> made = new ConcurrentHashMap<>();

    public Memo(Function<S, T> making) {
        this.making = making;
    }

    /** @param name of the thing, of which there are few */
    public T of(String name, S source) {
        Made<S, T> last = made.get(name);
        if (last == null || last.source() != source) {
            last = new Made<>(source, making.apply(source));
            made.put(name, last);
        }
        return last.result();
    }

    private record Made<S, T>(S source, T result) {}
}
