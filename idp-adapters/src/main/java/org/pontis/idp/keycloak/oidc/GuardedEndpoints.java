package org.pontis.idp.keycloak.oidc;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;
import org.keycloak.protocol.oidc.par.endpoints.ParRootEndpoint;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * Keycloak's OpenID Connect endpoints, with {@link GuardedAuthorization} and {@link GuardedPushing} among them and none that no
 * portal can use.
 */
public class GuardedEndpoints extends OIDCLoginProtocolService {

    private final KeycloakSession session;
    private final EventBuilder event;

    GuardedEndpoints(KeycloakSession session, EventBuilder event) {
        super(session, event);
        this.session = session;
        this.event = event;
    }

    @Path("auth")
    @Override
    public Object auth() {
        return new GuardedAuthorization(session, event);
    }

    @Path("ext/{extension}")
    @Override
    public Object resolveExtension(@PathParam("extension") String extension) {
        return extension.equals(ParRootEndpoint.PROVIDER_ID)
                ? new GuardedPushing.Root(session, event)
                : super.resolveExtension(extension);
    }

    /** For programs without a callback, which no portal is; and Keycloak formats what stands in the address. */
    @GET
    @Path("oauth/oob")
    @Override
    public Response installedAppUrnCallback(
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("error_description") String description) {
        if (Installation.of(session).guards(session.getContext().getRealm())) {
            throw new NotFoundException();
        }
        return super.installedAppUrnCallback(code, error, description);
    }
}
