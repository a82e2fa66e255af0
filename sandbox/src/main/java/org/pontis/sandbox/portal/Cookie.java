package org.pontis.sandbox.portal;

import java.util.Optional;

import org.pontis.sandbox.web.Request;
import org.pontis.sandbox.web.Response;

/**
 * A portal's cookie, which scripts cannot read. Lax: the way back from the broker is a top-level navigation and brings it
 * along. Its name carries the portal's id, because cookies ignore ports.
 *
 * @param secure whether the portal has https
 */
public record Cookie(String name, boolean secure) {

    /** The one for sessions. */
    public static Cookie of(String portal, String url) {
        return new Cookie(portal.replace('-', '_'), url.startsWith("https:"));
    }

    /** The one that knows the browser again in which a login was begun. */
    public Cookie ofLogins() {
        return new Cookie(name + "_login", secure);
    }

    public Optional<String> in(Request request) {
        return request.cookie(name);
    }

    public boolean is(String value, Request request) {
        return in(request).filter(value::equals).isPresent();
    }

    public Response set(String value, Response response) {
        return response.header("Set-Cookie", name + "=" + value + attributes());
    }

    public Response drop(Response response) {
        return response.header("Set-Cookie", name + "=" + attributes() + "; Max-Age=0");
    }

    private String attributes() {
        return "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }
}
