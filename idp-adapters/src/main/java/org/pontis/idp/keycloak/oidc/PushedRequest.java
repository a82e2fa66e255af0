package org.pontis.idp.keycloak.oidc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.par.endpoints.ParEndpoint;

/**
 * A request that was pushed (RFC 9126, section 4). What a browser brings beside its address counts for nothing (RFC 9101, section
 * 6.3); Keycloak would add to the request whatever it left unsaid.
 *
 * @param client who pushed it
 * @param uri its address
 */
record PushedRequest(String client, String uri) {

    private static final Set<String> WHOLE =
            Set.of(OIDCLoginProtocol.CLIENT_ID_PARAM, OIDCLoginProtocol.REQUEST_URI_PARAM);

    /** The pushed request that somebody brings, if there is more beside it. */
    static Optional<PushedRequest> withMoreBeside(MultivaluedMap<String, String> asked) {
        String uri = asked.getFirst(OIDCLoginProtocol.REQUEST_URI_PARAM);
        List<String> clients = asked.getOrDefault(OIDCLoginProtocol.CLIENT_ID_PARAM, List.of());
        return uri == null
                        || !uri.toLowerCase(Locale.ROOT).startsWith(ParEndpoint.REQUEST_URI_PREFIX)
                        || clients.size() != 1
                        || WHOLE.containsAll(asked.keySet())
                ? Optional.empty()
                : Optional.of(new PushedRequest(clients.getFirst(), uri));
    }

    /** The browser comes again, with nothing beside. */
    Response alone(UriInfo here) {
        return Response.seeOther(here.getAbsolutePathBuilder()
                        .queryParam(OIDCLoginProtocol.CLIENT_ID_PARAM, "{client}")
                        .queryParam(OIDCLoginProtocol.REQUEST_URI_PARAM, "{uri}")
                        .build(client, uri))
                .build();
    }
}
