package org.pontis.idp.keycloak.figures;

import java.util.Locale;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Why somebody does not read figures. Its code stands in the answer, in the counter and, where the account is known, in the event. */
enum FiguresRefusal {
    TOKEN_INVALID(Status.UNAUTHORIZED, "The token is none of this realm's, or it is over."),
    AUDIENCE_MISSING(
            Status.FORBIDDEN, "The token is not meant for the figures: its aud lacks " + Reader.AUDIENCE + "."),
    ROLE_MISSING(Status.FORBIDDEN, "The token does not carry the realm role " + Reader.ROLE + ".");

    private final Status status;
    private final String sentence;

    FiguresRefusal(Status status, String sentence) {
        this.status = status;
        this.sentence = sentence;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a program reads it. */
    Response answer() {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(Map.of("error", code(), "message", sentence))
                .build();
    }
}
