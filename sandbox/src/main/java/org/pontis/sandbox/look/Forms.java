package org.pontis.sandbox.look;

import java.util.Set;

import org.pontis.sandbox.web.Handler;
import org.pontis.sandbox.web.Response;

/** Forms of our own pages. */
public final class Forms {

    private static final Set<String> OURS = Set.of("same-origin", "none");

    private Forms() {}

    /**
     * Refuses a form that another site's page sent (W3C Fetch Metadata). The JSON API needs no such guard: browsers ask
     * before a foreign PUT or DELETE, and nobody answers yes.
     */
    public static Handler own(Handler handler) {
        return request -> request.header("Sec-Fetch-Site")
                        .filter(site -> !OURS.contains(site))
                        .isPresent()
                ? Response.error(403, "CROSS_SITE", "This form belongs on a page of the sandbox.")
                : handler.handle(request);
    }
}
