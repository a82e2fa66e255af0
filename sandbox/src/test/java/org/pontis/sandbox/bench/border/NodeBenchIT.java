package org.pontis.sandbox.bench.border;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;

import static org.assertj.core.api.Assertions.assertThat;

/** A login that went wrong would have ended the run. */
class NodeBenchIT {

    @Test
    void aNodeAsItIsDeliveredStartsAndLogsCitizensInBothWays() throws InterruptedException {
        List<Figure> figures = new NodeBench().run(new Options(1, 1, 0, 1), news -> {});

        assertThat(figures).extracting(Figure::what).containsExactly("start", "memory");
        assertThat(figures).allSatisfy(figure -> assertThat(figure.value()).isPositive());
    }
}
