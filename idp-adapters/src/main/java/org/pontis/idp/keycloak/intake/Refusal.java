package org.pontis.idp.keycloak.intake;

import java.util.Locale;

import io.micrometer.core.instrument.Metrics;

/** Why a request is not taken. The answer is its status and no more (RFC 9110, section 15); nothing is logged, it is counted. */
enum Refusal {
    TOO_MANY_FIELDS(400),
    TOO_SLOW(408),
    LENGTH_UNKNOWN(411),
    TOO_LARGE(413),
    NO_ROOM(503);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    void count() {
        Metrics.counter("pontis.requests.refused", "reason", name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
