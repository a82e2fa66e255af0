package org.pontis.idp.keycloak.ledger;

import java.util.Map;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Why a question to the ledger is refused: {@code {"error":CODE,"error_description":sentence}}; the codes are stable. */
enum LedgerRefusal {
    TOKEN_MISSING(401, "Bearer", "Send an access token: Authorization: Bearer …"),
    TOKEN_INVALID(401, "Bearer error=\"invalid_token\"", "The token is none of this realm's, or it is over."),
    AUDIENCE_MISSING(
            403,
            "Bearer error=\"insufficient_scope\"",
            "The token is not meant for the ledger: its aud lacks pontis-ledger."),
    ROLE_MISSING(403, "Bearer error=\"insufficient_scope\"", "The token does not carry the role pontis-auditor."),
    CLIENT_PUBLIC(401, "", "A client without credentials of its own has no receipts."),
    CLIENT_UNKNOWN_THERE(403, "", "This client may not enter anything: it lacks pontis.ledger.enters."),
    RANGE_WRONG(400, "", "There is no such part of the tree: see the size of the newest checkpoint."),
    ENTRY_UNREADABLE(400, "", "An entry is not in its form."),
    LEDGER_EMPTY(404, "", "Nothing has been signed yet. Ask again in two seconds."),
    RECEIPT_UNKNOWN(404, "", "No receipt. If the login was this moment, ask again in two seconds.");

    private final int status;
    private final String challenge;
    private final String sentence;

    /** @param challenge of RFC 6750, section 3; empty: none */
    LedgerRefusal(int status, String challenge, String sentence) {
        this.status = status;
        this.challenge = challenge;
        this.sentence = sentence;
    }

    WebApplicationException thrown() {
        Response.ResponseBuilder answer = Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", name(), "error_description", sentence));
        if (!challenge.isEmpty()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge);
        }
        return new WebApplicationException(answer.build());
    }
}
