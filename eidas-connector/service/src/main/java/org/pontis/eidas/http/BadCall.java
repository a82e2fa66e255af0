package org.pontis.eidas.http;

import org.pontis.eidas.flow.Problem;

/** A request that gets no further than the door. The message is for the log and quotes nothing of it. */
final class BadCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TIMEOUT = 408;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;

    private final int status;
    private final Problem problem;

    private BadCall(int status, Problem problem, String message) {
        super(message, null, false, false);
        this.status = status;
        this.problem = problem;
    }

    static BadCall malformed(String what) {
        return new BadCall(BAD_REQUEST, Problem.REQUEST_MALFORMED, what);
    }

    static BadCall tooLarge(int most) {
        return new BadCall(TOO_LARGE, Problem.REQUEST_MALFORMED, "a body of more than " + most + " octets");
    }

    static BadCall tooSlow() {
        return new BadCall(TIMEOUT, Problem.REQUEST_MALFORMED, "a body that does not come");
    }

    static BadCall notAForm() {
        return new BadCall(UNSUPPORTED, Problem.REQUEST_MALFORMED, "a body that is no form");
    }

    static BadCall unknownPage() {
        return new BadCall(NOT_FOUND, Problem.PAGE_UNKNOWN, "no such page");
    }

    static BadCall unknownMethod() {
        return new BadCall(METHOD_NOT_ALLOWED, Problem.PAGE_UNKNOWN, "not by this method");
    }

    static BadCall of(Problem problem, String what) {
        return new BadCall(BAD_REQUEST, problem, what);
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }
}
