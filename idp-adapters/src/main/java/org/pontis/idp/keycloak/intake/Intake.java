package org.pontis.idp.keycloak.intake;

import java.time.Duration;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Stands before everything that reads a request's body. Keycloak alone would give a thread to each body that has begun. */
@ApplicationScoped
public class Intake implements Handler<RoutingContext> {

    /** More of them Keycloak answers with 500 and a stack trace. */
    static final int FIELDS = 1_000;

    /** A slow mobile network carries the largest of SAML messages in half of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final long ROOM = 32L << 20;

    /** After Quarkus has looked at {@code Content-Length} (-2), before anything that answers (1 000 and more). */
    private static final int EARLY = 1;

    private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Room room;
    private final Duration patience;

    public Intake() {
        this(new Room(ROOM), PATIENCE);
    }

    Intake(Room room, Duration patience) {
        this.room = room;
        this.patience = patience;
    }

    void stand(@Observes Router router) {
        router.route().order(EARLY).handler(this);
    }

    @Override
    public void handle(RoutingContext request) {
        if (WITHOUT_BODY.contains(request.request().method())) {
            request.next();
        } else {
            new Arrival(request, room, patience).begin();
        }
    }
}
