package org.pontis.eidas.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import org.pontis.eidas.flow.Problem;

/** Answers what is no request by the rules of HTTP, or does not come to its end. */
record Unreadable(Faults faults, boolean secure) implements DirectHandler {

    private static final int FAILED = 500;
    private static final int VERSION = 505;

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders sent, Throwable thrown) {
        return brokenOff(thrown) ? answer(request, Status.REQUEST_TIMEOUT_408) : answer(request, status);
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType type,
            Status status,
            ServerResponseHeaders sent,
            Throwable thrown,
            System.Logger logger) {
        return handle(request, type, status, sent, thrown);
    }

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders sent, String message) {
        return answer(request, status);
    }

    /** A browser that went away in the middle of its request is no fault of ours. */
    private static boolean brokenOff(Throwable thrown) {
        return thrown instanceof DataReader.InsufficientDataAvailableException
                || thrown != null && thrown.getCause() != null && brokenOff(thrown.getCause());
    }

    private TransportResponse answer(TransportRequest request, Status status) {
        boolean ours = status.code() >= FAILED && status.code() != VERSION;
        Call call = new Call(request.method(), request.path(), "", Web.header(request.headers()), "");
        Answer answer = faults.of(
                call,
                status.code(),
                ours ? Problem.SERVER_FAILED : Problem.REQUEST_MALFORMED,
                "HTTP status " + status.code());
        TransportResponse.Builder response =
                TransportResponse.builder().status(status).keepAlive(false).entity(answer.body());
        Headers.of(answer, secure)
                .forEach(header -> response.header(HeaderNames.create(header.getKey()), header.getValue()));
        return response.build();
    }
}
