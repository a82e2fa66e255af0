package org.pontis.sandbox.bench.certificate;

import java.util.List;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pontis.sandbox.bench.Benchmark;
import org.pontis.sandbox.bench.Figure;
import org.pontis.sandbox.bench.Options;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever erred, by refusing a good certificate or accepting the revoked one, would have ended the run. */
class CertificateBenchTest {

    /** DSS tells each of its steps. */
    private static final Logger DSS = Logger.getLogger("eu.europa.esig.dss");

    @BeforeAll
    static void quiet() {
        DSS.setLevel(Level.WARNING);
    }

    @Test
    void itIsFoundByItsName() {
        assertThat(ServiceLoader.load(Benchmark.class))
                .extracting(Benchmark::name)
                .contains("certificate");
    }

    @Test
    void everySideChecksTheSameCertificatesAndAllAreRight() {
        List<Figure> figures = new CertificateBench().run(new Options(1, 1, 0, 1), news -> {});

        assertThat(figures)
                .extracting(figure -> figure.what() + " / " + figure.baseline())
                .contains(
                        "cold / JDK PKIX",
                        "cold / EU DSS",
                        "cached / JDK PKIX, answer given",
                        "cached / EU DSS, cached");
    }
}
