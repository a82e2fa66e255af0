package org.pontis.sandbox.bench;

import java.util.List;
import java.util.function.Consumer;

/** One benchmark. What is not of this module is found as a service ({@link java.util.ServiceLoader}). */
public interface Benchmark {

    /** What {@code pontis bench} calls it. */
    String name();

    /**
     * Measures.
     *
     * @param news told what is being done, one line each
     * @return one figure a case
     */
    List<Figure> run(Options options, Consumer<String> news) throws InterruptedException;
}
