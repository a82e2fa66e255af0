package org.pontis.eidas.http;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.pontis.eidas.flow.Problem;

/** A request that gets no further than the door. The message is for the log and quotes nothing of it. */
final class BadCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNSUPPORTED = 415;
    private static final int UNAVAILABLE = 503;

    /** What comes after a body that was not read is not the next request. */
    private static final Map.Entry<String, String> CLOSE = Map.entry("Connection", "close");

    private final int status;
    private final Problem problem;
    private final transient Optional<Map.Entry<String, String>> header;

    private BadCall(int status, Problem problem, String message) {
        this(status, problem, message, Optional.empty());
    }

    private BadCall(int status, Problem problem, String message, Optional<Map.Entry<String, String>> header) {
        super(message, null, false, false);
        this.status = status;
        this.problem = problem;
        this.header = header;
    }

    static BadCall malformed(String what) {
        return new BadCall(BAD_REQUEST, Problem.REQUEST_MALFORMED, what);
    }

    static BadCall notAForm() {
        return new BadCall(UNSUPPORTED, Problem.REQUEST_MALFORMED, "a body that is no form", Optional.of(CLOSE));
    }

    static BadCall unknownPage() {
        return new BadCall(NOT_FOUND, Problem.PAGE_UNKNOWN, "no such page");
    }

    /** @param allowed those by which it is to be had */
    static BadCall unknownMethod(Set<String> allowed) {
        return new BadCall(
                METHOD_NOT_ALLOWED,
                Problem.PAGE_UNKNOWN,
                "not by this method",
                Optional.of(Map.entry("Allow", String.join(", ", new TreeSet<>(allowed)))));
    }

    static BadCall busy(String what) {
        return new BadCall(UNAVAILABLE, Problem.TOO_BUSY, what, Optional.of(Map.entry("Retry-After", "60")));
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

    /** This answer with what else belongs to it. */
    Answer complete(Answer answer) {
        return header.map(one -> answer.with(one.getKey(), one.getValue())).orElse(answer);
    }
}
