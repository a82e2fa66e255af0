package org.pontis.idp.keycloak.operating;

import java.util.Map;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Why an operator's request is refused: {@code {"error":CODE,"error_description":sentence}}. The codes are stable;
 * docs/operations.md explains them.
 */
enum Refusal {
    TOKEN_MISSING(401, "Bearer"),
    TOKEN_INVALID(401, "Bearer error=\"invalid_token\""),
    ROLE_MISSING(403, "Bearer error=\"insufficient_scope\""),
    METHOD_UNKNOWN(404, ""),
    PAUSE_UNREADABLE(400, "");

    private final int status;
    private final String challenge;

    /** @param challenge of RFC 6750, section 3; empty: none */
    Refusal(int status, String challenge) {
        this.status = status;
        this.challenge = challenge;
    }

    /** @param sentence what was wrong and what to do */
    WebApplicationException because(String sentence) {
        Response.ResponseBuilder answer = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", name(), "error_description", sentence));
        if (!challenge.isEmpty()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return new WebApplicationException(answer.build());
    }
}
