package org.pontis.idp.keycloak.audit;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import org.jboss.logging.MDC;

/**
 * Every line that is logged for a request carries its trace, without a tracing backend: {@code traceId} in the {@code mdc} of a
 * JSON record. The name is the one that Keycloak uses when its own tracing is switched on.
 */
@Provider
@PreMatching
public class Traced implements ContainerRequestFilter {

    private static final String KEY = "traceId";

    @Override
    public void filter(ContainerRequestContext request) {
        String traceparent = request.getHeaderString("traceparent");
        if (traceparent != null) {
            // the context belongs to the request and ends with it
            TraceId.in(traceparent).ifPresent(trace -> MDC.put(KEY, trace));
        }
    }
}
