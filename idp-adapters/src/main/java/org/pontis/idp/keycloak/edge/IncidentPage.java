package org.pontis.idp.keycloak.edge;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.MDC;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.error.KeycloakErrorHandler;
import org.keycloak.services.messages.Messages;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * Keycloak's answer to what it cannot do: for programs its own, for people our page with an incident. Keycloak makes its own page past
 * the place where all others get theirs.
 */
final class IncidentPage {

    /** In the records of what is logged meanwhile, the cause among them. */
    private static final String INCIDENT = "incident";

    private IncidentPage() {}

    static Response of(RuntimeException failure, KeycloakSession session) {
        Response keycloaks = logged(failure, session);
        if (!isPage(keycloaks)
                || !Installation.of(session).guards(session.getContext().getRealm())) {
            return keycloaks;
        }
        Response.Status status = Response.Status.fromStatusCode(keycloaks.getStatus());
        try {
            return session.getProvider(LoginFormsProvider.class)
                    .setError(
                            status == Response.Status.NOT_FOUND
                                    ? Messages.PAGE_NOT_FOUND
                                    : Messages.INTERNAL_SERVER_ERROR)
                    .createErrorPage(status);
        } catch (RuntimeException noPage) {
            return keycloaks;
        }
    }

    private static Response logged(RuntimeException failure, KeycloakSession session) {
        MDC.put(INCIDENT, Incident.of(session));
        try {
            return KeycloakErrorHandler.getResponse(session, failure);
        } finally {
            MDC.remove(INCIDENT);
        }
    }

    /** It has found the realm by then. */
    private static boolean isPage(Response answer) {
        return MediaType.TEXT_HTML_TYPE.isCompatible(answer.getMediaType());
    }
}
