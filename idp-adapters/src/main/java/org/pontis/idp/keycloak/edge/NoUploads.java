package org.pontis.idp.keycloak.edge;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Nobody uploads a file to log in. Keycloak would write parts to the disk, and a stack trace into the log where it wanted a
 * form.
 */
@Provider
@PreMatching
public class NoUploads implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type != null
                && "multipart".equalsIgnoreCase(type.getType())
                && request.getUriInfo().getPath().matches("/?realms/.*")) {
            request.abortWith(
                    Response.status(Response.Status.UNSUPPORTED_MEDIA_TYPE).build());
        }
    }
}
