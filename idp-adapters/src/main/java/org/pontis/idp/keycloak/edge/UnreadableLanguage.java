package org.pontis.idp.keycloak.edge;

import java.util.regex.Pattern;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * An {@code Accept-Language} that is none (RFC 9110, section 12.5.4) is a wish for nothing. Keycloak would answer with an error
 * and write the header into the log.
 */
@Provider
@PreMatching
public class UnreadableLanguage implements ContainerRequestFilter {

    private static final String ONE =
            "(\\*|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8})(\\s{0,9};\\s{0,9}q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?))?";
    private static final Pattern READABLE = Pattern.compile(ONE + "(\\s{0,9},\\s{0,9}" + ONE + "){0,99}");

    @Override
    public void filter(ContainerRequestContext request) {
        String wish = request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        if (wish != null && !isReadable(wish)) {
            request.getHeaders().remove(HttpHeaders.ACCEPT_LANGUAGE);
        }
    }

    static boolean isReadable(String wish) {
        return READABLE.matcher(wish).matches();
    }
}
