package org.pontis.idp.keycloak.edge;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.audit.Incident;

/**
 * The answer to a form whose percent-encoding cannot be read: 400. Keycloak's own is 500, with a stack trace in the log, as often
 * as anybody sends a {@code %}. No browser makes such a form; nothing of it is kept. What else is illegal is answered by {@link IncidentPage}.
 */
@Provider
public class UnreadableForm implements ExceptionMapper<IllegalArgumentException> {

    private static final Logger LOG = Logger.getLogger(UnreadableForm.class);

    /** The server's reader of forms; it throws nothing more telling. */
    private static final String READER = "org.jboss.resteasy.reactive.common.util.URLUtils";

    /** Before a form is read there is no realm, and so no theme. */
    private static final String PAGE = """
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>400</title></head><body>
            <p role="alert" data-problem="%1$s" data-incident="%2$s">This form cannot be read. (%2$s)</p></body></html>
            """;

    @Context
    KeycloakSession session;

    @Override
    public Response toResponse(IllegalArgumentException failure) {
        if (!explains(failure)) {
            return IncidentPage.of(failure, session);
        }
        String incident = Incident.next();
        LOG.infof("incident=%s a form cannot be read", incident);
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(PAGE.formatted(LoginProblem.INPUT_INVALID.code(), incident))
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .build();
    }

    /** Whether a form could not be read. */
    static boolean explains(IllegalArgumentException failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().equals(READER);
    }
}
