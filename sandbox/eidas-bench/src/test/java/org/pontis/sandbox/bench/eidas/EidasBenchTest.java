package org.pontis.sandbox.bench.eidas;

import java.util.List;
import java.util.ServiceLoader;

import org.junit.jupiter.api.Test;
import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever erred, by refusing a good message, would have ended the run. */
class EidasBenchTest {

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(Benchmark.class))
                .extracting(Benchmark::name)
                .contains("eidas");
    }

    @Test
    void everyOperationIsMeasuredInBothSuitesBesideItsBareKeys() {
        List<Figure> figures = new EidasBench().run(new Options(1, 1, 0, 1), news -> {});

        assertThat(figures)
                .extracting(Figure::what)
                .startsWith(
                        "create-request/ec-oaep",
                        "validate-request/ec-oaep",
                        "create-response/ec-oaep",
                        "open-response/ec-oaep",
                        "create-request/pss-ecdh",
                        "validate-request/pss-ecdh",
                        "create-response/pss-ecdh",
                        "open-response/pss-ecdh");
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.baseline()).isEqualTo("bare " + figure.what());
            assertThat(figure.value()).isPositive();
        });
    }
}
