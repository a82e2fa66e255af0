package org.pontis.idp.keycloak.ledger;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Red on {@code /health} when the last entry could not be written, or the tree of a realm has not been signed for five
 * minutes, or was by a clock that is five minutes ahead of this one. Asks no database: it tells what the last request and the last tick found.
 */
@Wellness
@ApplicationScoped
public class LedgerHealth implements HealthCheck {

    private static final double OLDEST_SECONDS = 300;

    @Override
    public HealthCheckResponse call() {
        double age = LedgerMeters.checkpointAge();
        return HealthCheckResponse.named("Pontis ledger")
                .status(LedgerMeters.appends() && age < OLDEST_SECONDS)
                .withData("appends", LedgerMeters.appends())
                .withData("checkpointAgeSeconds", (long) age)
                .build();
    }
}
