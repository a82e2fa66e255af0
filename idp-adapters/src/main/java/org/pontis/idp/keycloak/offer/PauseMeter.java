package org.pontis.idp.keycloak.offer;

import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.TimerProvider;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * {@code pontis_method_paused{realm,method}}: 1 while a method is closed, 0 otherwise. Every node looks for itself every few
 * seconds, so that reading the metrics asks no database.
 */
public final class PauseMeter {

    private static final String TASK = "pontis-pause-meter";
    private static final long EVERY_MILLIS = 5_000;

    private final MultiGauge gauge = MultiGauge.builder("pontis.method.paused")
            .description("1 while an operator has closed the method")
            .register(Metrics.globalRegistry);

    private PauseMeter() {}

    public static void schedule(KeycloakSessionFactory server) {
        PauseMeter meter = new PauseMeter();
        KeycloakModelUtils.runJobInTransaction(server, session -> session.getProvider(TimerProvider.class)
                .scheduleTask(meter::look, EVERY_MILLIS, TASK));
    }

    private void look(KeycloakSession session) {
        Installation installation = Installation.of(session);
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        session.realms().getRealmsStream().filter(installation::guards).forEach(realm -> {
            session.getContext().setRealm(realm);
            Offer.reaching(LevelOfAssurance.LOW, session).forEach(offer -> rows.add(row(realm, offer.id())));
        });
        gauge.register(rows, true);
    }

    private static MultiGauge.Row<Number> row(RealmModel realm, String method) {
        return MultiGauge.Row.of(
                Tags.of("realm", realm.getName(), "method", method),
                Pause.of(method, realm).isPresent() ? 1 : 0);
    }
}
