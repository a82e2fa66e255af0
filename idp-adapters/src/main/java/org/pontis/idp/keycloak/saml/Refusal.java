package org.pontis.idp.keycloak.saml;

import java.util.Map;

import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.saml.Kind;
import org.pontis.idp.saml.Reason;
import org.pontis.idp.saml.Refused;

/**
 * A portal's message that is refused: told to the citizen on a page, to the log, the event and the counter, all by one
 * incident. Never an answer to the portal: where it is, only a message in good order says.
 */
record Refusal(KeycloakSession session, String incident) {

    private static final Logger LOG = Logger.getLogger(Refusal.class);

    static Refusal in(KeycloakSession session) {
        return new Refusal(session, Incident.of(session));
    }

    /** One of our own rules is broken. */
    Response page(Refused refused, EventBuilder event) {
        event.event(isLogout() ? EventType.LOGOUT : EventType.LOGIN);
        event.detail("incident", incident).error(refused.reason().event());
        count(refused.reason());
        log(refused.reason().event(), refused.getMessage());
        return page(code(refused.reason()));
    }

    /** {@code pontis_saml_refused_total{reason}}: messages of portals that went no further. */
    private static void count(Reason reason) {
        Metrics.counter("pontis.saml.refused", "reason", reason.event()).increment();
    }

    private boolean isLogout() {
        return Reception.in(session)
                .filter(reception -> reception.message().kind() != Kind.AUTHN_REQUEST)
                .isPresent();
    }

    /** Keycloak has refused it, and told the event why. */
    Response page() {
        log("saml_request_refused", "The event has the cause.");
        return page("SAML_REQUEST_INVALID");
    }

    /** What a citizen can tell apart: start again, wait for the portal to be repaired. */
    private static String code(Reason reason) {
        return switch (reason) {
            case OUT_OF_TIME -> "SAML_REQUEST_OUT_OF_TIME";
            case REPLAYED -> "SAML_REQUEST_REPLAYED";
            default -> "SAML_REQUEST_INVALID";
        };
    }

    private Response page(String code) {
        return session.getProvider(LoginFormsProvider.class)
                .setAttribute("problem", Map.of("code", code, "incident", incident))
                .setError(Messages.INVALID_REQUEST)
                .createErrorPage(Response.Status.BAD_REQUEST);
    }

    private void log(String error, String sentence) {
        LOG.warnf(
                "incident=%s portal=%s error=%s: %s",
                incident,
                // the registered name, never what the message says
                Reception.in(session)
                        .map(reception -> reception.portal().getClientId())
                        .orElse("unknown"),
                error,
                sentence);
    }
}
