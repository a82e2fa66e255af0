package org.pontis.idp.keycloak.desk;

import jakarta.ws.rs.core.Response.Status;

import org.pontis.broker.LoginProblem;

/**
 * Why an officer's wish is not fulfilled. Nothing has been changed by then. Its code stands on the page as {@code data-problem},
 * {@code problem.<CODE>} is its text.
 */
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What there is beside the problems that logins have. */
    enum Code {
        /** She is logged in, and no officer (any more). */
        DESK_NO_ROLE(Status.FORBIDDEN),
        /** The form was not shown by this page in this browser to this session. */
        DESK_FORM_OLD(Status.FORBIDDEN),
        /** The citizen that the form is about is not the one at hand. */
        DESK_FILE_CLOSED(Status.CONFLICT),
        /** It is the officer's own account, or she would come along with the minor. */
        DESK_OWN_ACCOUNT(Status.FORBIDDEN),
        /** She asked for it herself. */
        DESK_OWN_REQUEST(Status.FORBIDDEN),
        /** There is no such request, or it was decided, or it is too old. */
        DESK_REQUEST_OVER(Status.CONFLICT),
        /** The account is not as it was when it was asked for. */
        DESK_CHANGED(Status.CONFLICT),
        /** She has looked up too many in this hour. */
        DESK_LOOKUPS(Status.TOO_MANY_REQUESTS),
        /** The account says another date of validity. */
        DESK_DOCUMENT_DIFFERS(Status.OK),
        /** An administrator has closed the account. */
        DESK_ACCOUNT_CLOSED(Status.CONFLICT),
        /** A minor comes with an adult. */
        DESK_ADULT_NEEDED(Status.OK),
        /** Too young to be registered here. */
        DESK_UNDER_AGE(Status.OK),
        /** Somebody else has that number already. */
        DESK_IDENTIFIER_TAKEN(Status.CONFLICT),
        /** That means is not there, or not in a state in which this can be done. */
        DESK_NOT_POSSIBLE(Status.CONFLICT);

        private final Status status;

        Code(Status status) {
            this.status = status;
        }
    }

    private final String code;
    private final Status status;

    Trouble(Code code) {
        this(code.name(), code.status);
    }

    Trouble(LoginProblem problem) {
        this(problem.code(), Status.OK);
    }

    private Trouble(String code, Status status) {
        super(code, null, false, false);
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    Status status() {
        return status;
    }
}
