package org.pontis.idp.keycloak.edge;

import java.util.List;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import org.keycloak.models.KeycloakSessionFactory;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.login.LoginAuthenticatorFactory;

/**
 * Keycloak's account API is closed where our gate stands: what a citizen may see and do herself, she does on the pages of her
 * cabinet, with the level that it takes. A token with the wrong role in it must not be a second way to her credentials and sessions.
 */
@Provider
@PreMatching
public class NoAccountApi implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> path = request.getUriInfo().getPathSegments().stream()
                .map(PathSegment::getPath)
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (path.size() >= 3
                && path.get(0).equals("realms")
                && path.get(2).equals("account")
                && isApi(request, path)
                && isGuarded(path.get(1))) {
            request.abortWith(Response.status(Response.Status.NOT_FOUND).build());
        }
    }

    /** As Keycloak tells its interface from its pages: by a version in the address, or by what is asked for or sent. */
    private static boolean isApi(ContainerRequestContext request, List<String> path) {
        return path.size() > 3 && path.get(3).matches("v\\d.*")
                || isJson(request.getMediaType())
                || request.getMethod().equals("OPTIONS")
                || request.getAcceptableMediaTypes().stream().anyMatch(NoAccountApi::isJson);
    }

    private static boolean isJson(MediaType type) {
        return type != null && type.getSubtype().equalsIgnoreCase("json");
    }

    /** Before the server is up there is nobody to serve. */
    private static boolean isGuarded(String realm) {
        KeycloakSessionFactory server = LoginAuthenticatorFactory.server();
        return server == null || Installation.of(server).guards(realm);
    }
}
