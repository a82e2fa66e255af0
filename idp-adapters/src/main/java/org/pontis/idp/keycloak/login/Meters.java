package org.pontis.idp.keycloak.login;

import io.micrometer.core.instrument.Metrics;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;

/** Counters per method. Every label is from a closed set: nothing a browser or a portal sends becomes one. */
final class Meters {

    private Meters() {}

    /** {@code pontis_logins_total{method,level}}. */
    static void completed(String method, LevelOfAssurance level) {
        Metrics.counter("pontis.logins", "method", method, "level", level.shortName())
                .increment();
    }

    /** {@code pontis_abroad_logins_total{country,method,level}}: those of the logins that another country asked for. */
    static void abroad(String country, String method, LevelOfAssurance level) {
        Metrics.counter("pontis.abroad.logins", "country", country, "method", method, "level", level.shortName())
                .increment();
    }

    /** {@code pontis_logins_representing_total{method}}: those of the logins in which a citizen acts for an organisation. */
    static void representing(String method) {
        Metrics.counter("pontis.logins.representing", "method", method).increment();
    }

    /** {@code pontis_problems_total{method,problem,blame}}. */
    static void problem(String method, LoginProblem problem) {
        Metrics.counter(
                        "pontis.problems",
                        "method",
                        method,
                        "problem",
                        problem.code(),
                        "blame",
                        problem.blame().name())
                .increment();
    }

    /** {@code pontis_level_not_reached_total}: answers of the gate's error to portals. */
    static void refused() {
        Metrics.counter("pontis.level.not.reached").increment();
    }
}
