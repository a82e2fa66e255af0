package org.pontis.idp.keycloak.figures;

import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.pages.CitizenPages;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;

/**
 * Who may see figures: an officer with the realm role {@value #ROLE}, logged in at substantial or above; or a program by a token of
 * this realm that was made for this, {@value #AUDIENCE}, and carries the role, whose account has it still. Each look and each refusal is
 * counted, and an event where it is known whose it is.
 */
record Reader(KeycloakSession session) {

    private static final Logger LOG = Logger.getLogger(Reader.class);

    static final String ROLE = "pontis-figures";
    static final String AUDIENCE = "pontis-figures";

    /** Why not, if not. */
    Optional<Response> obstacle() {
        return bearsToken() ? program() : officer();
    }

    private boolean bearsToken() {
        return session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    }

    private Optional<Response> program() {
        AuthResult bearer = bearer();
        if (bearer == null) {
            // a stranger's noise is a number and no event
            count(FiguresRefusal.TOKEN_INVALID.code());
            return Optional.of(FiguresRefusal.TOKEN_INVALID.answer());
        }
        EventBuilder event = event(bearer.client().getClientId(), bearer.user());
        if (!bearer.token().hasAudience(AUDIENCE)) {
            return Optional.of(refused(FiguresRefusal.AUDIENCE_MISSING, event).answer());
        }
        AccessToken.Access carried = bearer.token().getRealmAccess();
        if (carried == null || !carried.isUserInRole(ROLE) || !holds(bearer.user())) {
            return Optional.of(refused(FiguresRefusal.ROLE_MISSING, event).answer());
        }
        return looked(event);
    }

    private AuthResult bearer() {
        try {
            return new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        } catch (NotAuthorizedException noBearer) {
            return null;
        }
    }

    private Optional<Response> officer() {
        return switch (new Visit(session, Door.FIGURES, LevelOfAssurance.SUBSTANTIAL).visitor()) {
            case Visitor.Away away -> Optional.of(away.response());
            case Visitor.Known known -> {
                EventBuilder event = event(Door.FIGURES.client(), known.citizen())
                        .session(known.session().getId());
                yield holds(known.citizen()) ? looked(event) : Optional.of(forbidden(event));
            }
        };
    }

    /** The page says it, and lets her leave. */
    private Response forbidden(EventBuilder event) {
        String incident = Incident.of(session);
        FiguresRefusal why = refused(FiguresRefusal.ROLE_MISSING, event.detail("incident", incident));
        LOG.infof("incident=%s figures problem=%s", incident, why.code());
        Response page = new CitizenPages(session)
                .page(
                        "figures-refused",
                        () -> Map.of("problem", Map.of("code", "FIGURES_NO_ROLE", "incident", incident)));
        return Response.fromResponse(page)
                .status(Response.Status.FORBIDDEN)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private boolean holds(UserModel user) {
        RoleModel role = realm().getRole(ROLE);
        return role != null && user != null && user.hasRole(role);
    }

    private Optional<Response> looked(EventBuilder event) {
        event.success();
        count("read");
        return Optional.empty();
    }

    private FiguresRefusal refused(FiguresRefusal why, EventBuilder event) {
        event.error(why.code());
        count(why.code());
        return why;
    }

    private void count(String outcome) {
        Metrics.counter("pontis.figures.asked", "realm", realm().getName(), "outcome", outcome)
                .increment();
    }

    private EventBuilder event(String client, UserModel reader) {
        return new EventBuilder(realm(), session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(client)
                .user(reader)
                .detail("by", "officer")
                .detail("what", "figures_looked");
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }
}
