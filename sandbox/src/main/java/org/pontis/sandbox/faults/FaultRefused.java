package org.pontis.sandbox.faults;

import java.util.List;

/** A fault cannot be played as asked. */
public final class FaultRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private FaultRefused(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static FaultRefused unknownFault(String fault, List<String> known) {
        return new FaultRefused(
                404, "UNKNOWN_FAULT", "There is no fault " + fault + ". There are: " + String.join(", ", known) + ".");
    }

    static FaultRefused unknownParameter(String fault, String parameter, List<String> known) {
        String there = known.isEmpty() ? "It takes none." : "It takes: " + String.join(", ", known) + ".";
        return new FaultRefused(
                400, "UNKNOWN_PARAMETER", "The fault " + fault + " takes no " + parameter + ". " + there);
    }

    static FaultRefused badValue(String parameter, String expected) {
        return new FaultRefused(400, "BAD_PARAMETER", parameter + " must be " + expected + ".");
    }

    static FaultRefused badBody() {
        return new FaultRefused(400, "BAD_BODY", "The body must be a JSON object of parameter names and plain values.");
    }

    /** The HTTP status that says it. */
    public int status() {
        return status;
    }

    /** The stable code. */
    public String code() {
        return code;
    }
}
