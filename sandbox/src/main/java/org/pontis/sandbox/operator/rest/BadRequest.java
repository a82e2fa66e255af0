package org.pontis.sandbox.operator.rest;

/** A request that is refused before anything happens. */
final class BadRequest extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    private BadRequest(int status, String message) {
        super(message);
        this.status = status;
    }

    static BadRequest because(String sentence) {
        return new BadRequest(400, sentence);
    }

    static BadRequest unauthorized() {
        return new BadRequest(401, "Failed to authorize user");
    }

    int status() {
        return status;
    }
}
