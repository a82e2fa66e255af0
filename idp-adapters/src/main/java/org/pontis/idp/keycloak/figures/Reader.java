package org.pontis.idp.keycloak.figures;

import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

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
 * this realm that was made for this, {@value #AUDIENCE}, and carries the role, whose account has it still.
 */
record Reader(KeycloakSession session) {

    private static final String ROLE = "pontis-figures";
    private static final String AUDIENCE = "pontis-figures";

    /** Why not, if not. */
    Optional<Response> obstacle() {
        return bearsToken() ? program() : officer();
    }

    private boolean bearsToken() {
        return session.getContext().getRequestHeaders().getHeaderString(HttpHeaders.AUTHORIZATION) != null;
    }

    private Optional<Response> program() {
        AuthResult bearer = new AppAuthManager.BearerTokenAuthenticator(session).authenticate();
        if (bearer == null) {
            return Optional.of(refusal(
                    Response.Status.UNAUTHORIZED,
                    "token_invalid",
                    "The token is none of this realm's, or it is over."));
        }
        if (!bearer.token().hasAudience(AUDIENCE)) {
            return Optional.of(refusal(
                    Response.Status.FORBIDDEN,
                    "audience_missing",
                    "The token is not meant for the figures: its aud lacks " + AUDIENCE + "."));
        }
        AccessToken.Access carried = bearer.token().getRealmAccess();
        if (carried == null || !carried.isUserInRole(ROLE) || !holds(bearer.user())) {
            return Optional.of(refusal(
                    Response.Status.FORBIDDEN,
                    "role_missing",
                    "The token does not carry the realm role " + ROLE + "."));
        }
        looked(bearer.client().getClientId(), bearer.user(), null);
        return Optional.empty();
    }

    private Optional<Response> officer() {
        return switch (new Visit(session, Door.FIGURES, LevelOfAssurance.SUBSTANTIAL).visitor()) {
            case Visitor.Away away -> Optional.of(away.response());
            case Visitor.Known known -> {
                if (!holds(known.citizen())) {
                    event(
                                    Door.FIGURES.client(),
                                    known.citizen(),
                                    known.session().getId())
                            .detail("incident", Incident.of(session))
                            .error("role_missing");
                    yield Optional.of(Response.fromResponse(new CitizenPages(session).refused("figures.forbidden"))
                            .header(HttpHeaders.CACHE_CONTROL, "no-store")
                            .build());
                }
                looked(Door.FIGURES.client(), known.citizen(), known.session().getId());
                yield Optional.empty();
            }
        };
    }

    private boolean holds(UserModel user) {
        RoleModel role = realm().getRole(ROLE);
        return role != null && user != null && user.hasRole(role);
    }

    private void looked(String client, UserModel reader, String userSession) {
        event(client, reader, userSession).success();
    }

    private EventBuilder event(String client, UserModel reader, String userSession) {
        return new EventBuilder(realm(), session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(client)
                .user(reader)
                .session(userSession)
                .detail("by", "officer")
                .detail("what", "figures_looked");
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    private static Response refusal(Response.Status status, String error, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Map.of("error", error, "message", sentence))
                .build();
    }
}
