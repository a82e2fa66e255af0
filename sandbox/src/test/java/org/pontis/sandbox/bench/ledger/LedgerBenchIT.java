package org.pontis.sandbox.bench.ledger;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;
import org.pontis.sandbox.e2e.Beside;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger that did not verify would have ended the run. */
@Beside
class LedgerBenchIT {

    @Test
    void aSmallLedgerIsFilledAskedAndVerified() throws InterruptedException {
        List<Figure> figures = new LedgerBench().run(new Options(1, 1, 10, 1, 300, 3_000), System.out::println);

        assertThat(figures)
                .extracting(Figure::what)
                .containsExactly(
                        "cabinet p95", "append", "sequence", "size", "verify by the clock", "verify by its thread");
        // what a process has used is told in steps of ten milliseconds, and little is none
        assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isNotNegative());
    }
}
