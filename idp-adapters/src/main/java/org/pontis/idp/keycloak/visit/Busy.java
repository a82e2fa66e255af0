package org.pontis.idp.keycloak.visit;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.pontis.broker.LoginProblem;

/** What a balancer and a browser understand as well as a citizen: here, now, not (RFC 9110, 15.6.4). */
public final class Busy {

    private static final String SECONDS = "5";

    private Busy() {}

    /** The page as it is, with the status of a busy server if that is what it says. */
    public static Response told(LoginProblem problem, Response page) {
        return problem.equals(LoginProblem.TOO_BUSY)
                ? Response.fromResponse(page)
                        .status(Response.Status.SERVICE_UNAVAILABLE)
                        .header(HttpHeaders.RETRY_AFTER, SECONDS)
                        .build()
                : page;
    }
}
