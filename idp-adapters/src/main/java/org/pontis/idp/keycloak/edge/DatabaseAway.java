package org.pontis.idp.keycloak.edge;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.services.error.KeycloakErrorHandler;
import org.keycloak.utils.MediaTypeMatcher;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.audit.Incident;

/**
 * The answer while the database is away: 503 and, for people, our page with an incident code. Keycloak's own is 500. Nothing
 * of the request is kept. Whatever else goes wrong is answered by {@link IncidentPage}.
 */
@Provider
public class DatabaseAway implements ExceptionMapper<RuntimeException> {

    private static final Logger LOG = Logger.getLogger(DatabaseAway.class);
    private static final String SOON = "5";

    /** For when the page cannot be made either: it needs a realm, and that one may not be in the cache. */
    private static final String BARE_PAGE = """
            <!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>503</title></head><body>
            <p role="alert" data-problem="%1$s" data-incident="%2$s">Servicio no disponible por el momento. Vuelva a
            intentarlo dentro de unos minutos. <span lang="en">The service is not available at the moment. Try again in a few
            minutes.</span> (%2$s)</p></body></html>
            """;

    @Context
    KeycloakSession session;

    @Override
    public Response toResponse(RuntimeException failure) {
        if (!explains(failure)) {
            return IncidentPage.of(failure, session);
        }
        session.getTransactionManager().setRollbackOnly();
        String incident = Incident.next();
        LOG.errorf(failure, "incident=%s the database is away", incident);
        return Response.fromResponse(answer(failure, incident))
                .status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, SOON)
                .build();
    }

    /** Whether this went wrong because there is no connection to the database. */
    static boolean explains(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50)
                .anyMatch(cause -> cause instanceof SQLException sql && noConnection(sql) || isBroken(cause));
    }

    /** Keycloak keeps only the last cause of what the database driver threw: what happened to the socket. */
    private static boolean isBroken(Throwable cause) {
        return cause instanceof ModelException && cause.getCause() instanceof IOException;
    }

    /** SQLSTATE class 08 is a connection exception (ISO/IEC 9075-2, 24.1); 57P are PostgreSQL's shutdowns. */
    private static boolean noConnection(SQLException cause) {
        String state = cause.getSQLState();
        // the pool's own "acquisition timeout" comes without a state
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }

    private Response answer(RuntimeException failure, String incident) {
        if (!MediaTypeMatcher.isHtmlRequest(session.getContext().getRequestHeaders())) {
            return KeycloakErrorHandler.getResponse(session, failure);
        }
        try {
            return session.getProvider(LoginFormsProvider.class)
                    .setAttribute("problem", Map.of("code", LoginProblem.INTERNAL_ERROR.code(), "incident", incident))
                    .createErrorPage(Response.Status.SERVICE_UNAVAILABLE);
        } catch (RuntimeException noPage) {
            return Response.ok(
                            BARE_PAGE.formatted(LoginProblem.INTERNAL_ERROR.code(), incident),
                            MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .build();
        }
    }
}
