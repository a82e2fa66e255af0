package org.pontis.idp.keycloak.eidas;

import io.micrometer.core.instrument.Metrics;
import org.pontis.broker.LevelOfAssurance;

/** Counts by country. Countries are those of identifiers that the connector has signed for. */
final class EidasMeter {

    private EidasMeter() {}

    /** {@code pontis_eidas_logins_total{country,level}}. */
    static void completed(String country, LevelOfAssurance level) {
        Metrics.counter("pontis.eidas.logins", "country", country, "level", level.shortName())
                .increment();
    }

    /** {@code pontis_eidas_capped_total{country}}: the country said more than is believed of it. */
    static void capped(String country) {
        Metrics.counter("pontis.eidas.capped", "country", country).increment();
    }
}
