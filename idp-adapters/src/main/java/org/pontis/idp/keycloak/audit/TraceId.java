package org.pontis.idp.keycloak.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ContextNotActiveException;

import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/** The trace that a request belongs to: the {@code trace-id} of its {@code traceparent} (W3C Trace Context, 3.2). */
final class TraceId {

    /** As OpenTelemetry's log appenders call it. */
    static final String NAME = "trace_id";

    private static final Pattern TRACEPARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceId() {}

    static Optional<String> of(KeycloakSession session) {
        return request(session)
                .map(HttpRequest::getHttpHeaders)
                .map(headers -> headers.getHeaderString("traceparent"))
                .flatMap(TraceId::in);
    }

    /** Sessions are purged without anybody's request, and that is told too. */
    private static Optional<HttpRequest> request(KeycloakSession session) {
        try {
            return Optional.ofNullable(session.getContext().getHttpRequest());
        } catch (ContextNotActiveException nobodyAsked) {
            return Optional.empty();
        }
    }

    static Optional<String> in(String traceparent) {
        Matcher parts = TRACEPARENT.matcher(traceparent);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }
}
