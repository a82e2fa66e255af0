package org.pontis.sandbox.bench;

import java.util.List;
import java.util.function.Consumer;

/** One benchmark. */
interface Benchmark {

    /**
     * Measures.
     *
     * @param news told what is being done, one line each
     * @return one figure a case
     */
    List<Figure> run(Options options, Consumer<String> news) throws InterruptedException;
}
