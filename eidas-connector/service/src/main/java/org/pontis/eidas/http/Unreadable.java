package org.pontis.eidas.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Mishaps;
import org.pontis.eidas.flow.Problem;

/** Answers what is no request by the rules of HTTP, so that there is nobody to show a page to. */
final class Unreadable implements DirectHandler {

    private static final int FAILED = 500;

    @Override
    public TransportResponse handle(
            TransportRequest request, EventType type, Status status, ServerResponseHeaders sent, String message) {
        Problem problem = status.code() < FAILED ? Problem.REQUEST_MALFORMED : Problem.SERVER_FAILED;
        Incident incident = Mishaps.log(problem, "HTTP status " + status.code());
        Answer answer = Answer.json(status.code(), Faults.json(problem, incident));
        TransportResponse.Builder response =
                TransportResponse.builder().status(status).keepAlive(false).entity(answer.body());
        Headers.of(answer).forEach(header -> response.header(HeaderNames.create(header.getKey()), header.getValue()));
        return response.build();
    }
}
