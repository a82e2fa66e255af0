package org.pontis.idp.keycloak.operating;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.login.LoginAuthenticatorFactory;

/**
 * Red on {@code /health} as soon as a realm's gate is missing or disabled. It is a wellness check, not one of readiness:
 * a realm whose gate somebody took away must not take the other realms' servers with it.
 */
@Wellness
@ApplicationScoped
public class GateHealth implements HealthCheck {

    private static final String NAME = "Pontis level gate";

    @Override
    public HealthCheckResponse call() {
        KeycloakSessionFactory server = LoginAuthenticatorFactory.server();
        if (server == null) {
            return HealthCheckResponse.down(NAME);
        }
        List<String> open = KeycloakModelUtils.runJobInTransactionWithResult(server, GateHealth::realmsWithoutGate);
        return HealthCheckResponse.named(NAME)
                .status(open.isEmpty())
                .withData("realmsWithoutGate", String.join(" ", open))
                .build();
    }

    private static List<String> realmsWithoutGate(KeycloakSession session) {
        Installation installation = Installation.of(session);
        return session.realms()
                .getRealmsStream()
                .filter(installation::guards)
                .filter(realm -> !RealmHealth.gateStands(realm))
                .map(RealmModel::getName)
                .sorted()
                .toList();
    }
}
