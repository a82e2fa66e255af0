package org.pontis.idp.keycloak.place;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.pontis.broker.Handshake;
import org.pontis.broker.Passage;
import org.pontis.broker.Passer;
import org.pontis.broker.Place;
import org.pontis.idp.keycloak.house.SingleUseChallenges;
import org.pontis.idp.keycloak.installation.Installation;

/** One method's place in a realm. It may be reached by another host than the logins, so it shows nothing there. */
public final class MethodPlace {

    private static final Logger LOG = Logger.getLogger(MethodPlace.class);

    /** The query parameter of whoever cannot go on. */
    private static final String OVER = "over";

    private final KeycloakSession session;
    private final String method;

    public MethodPlace(KeycloakSession session, String method) {
        this.session = session;
        this.method = method;
    }

    /** The address at the usual host. */
    public static URI address(KeycloakSession session, String method) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/pontis/place/{method}")
                .build(session.getContext().getRealm().getName(), method);
    }

    /** 303 to where the browser goes on; if it cannot, the page that says so, at the usual host. */
    @GET
    public Response pass() {
        Optional<Place> place = Installation.of(session).method(method).flatMap(Installation.Method::place);
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        if (place.isEmpty()) {
            return page(Messages.PAGE_NOT_FOUND, Response.Status.NOT_FOUND);
        }
        if (query.containsKey(OVER)) {
            return page(Messages.EXPIRED_ACTION, Response.Status.BAD_REQUEST);
        }
        RoutingContext visit = CDI.current().select(RoutingContext.class).get();
        onceOnly(visit);
        Passage passage = place.get()
                .pass(
                        passer(visit.request(), query),
                        new SingleUseChallenges(session.singleUseObjects()),
                        Installation.of(session).codes());
        passage.oddity().ifPresent(this::tell);
        return onward(passage.onward().orElseGet(() -> URI.create(address(session, method) + "?" + OVER)));
    }

    /**
     * The connection ends with this visit and is not resumed, so that the next one uses its key again. Java forgets a session
     * only if it is not kept in the browser (docs/methods/eid-card.md).
     */
    private static void onceOnly(RoutingContext visit) {
        if (visit.request().isSSL()) {
            visit.request().sslSession().invalidate();
            visit.addEndHandler(ended -> visit.request().connection().close());
        }
    }

    private Passer passer(HttpServerRequest wire, Map<String, List<String>> query) {
        HttpRequest request = session.getContext().getHttpRequest();
        return new Passer(
                // neither what X-Forwarded-For says nor what the PROXY protocol does
                wire.connection().remoteAddress(true).hostAddress(),
                Optional.ofNullable(wire.authority()).map(Object::toString).orElse(""),
                request.getHttpHeaders().getRequestHeaders().entrySet().stream()
                        .collect(Collectors.toMap(
                                header -> header.getKey().toLowerCase(Locale.ROOT),
                                Map.Entry::getValue,
                                (one, other) -> Stream.concat(one.stream(), other.stream())
                                        .toList())),
                query,
                Optional.ofNullable(request.getClientCertificateChain())
                        .filter(chain -> chain.length > 0)
                        .map(chain -> new Handshake(
                                chain[0], Instant.ofEpochMilli(wire.sslSession().getCreationTime()))));
    }

    /** {@code pontis_place_oddities_total{method,what}}: the method's words, never a browser's. */
    private void tell(String oddity) {
        Metrics.counter("pontis.place.oddities", "method", method, "what", oddity)
                .increment();
        // anybody can cause it, as often as he likes
        LOG.debugf("method=%s at its place something is not as it should be: %s", method, oddity);
    }

    /** The address may have a handle in it: nobody keeps it, and nobody else hears of it. */
    private static Response onward(URI next) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.seeOther(next)
                .cacheControl(never)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Response page(String message, Response.Status status) {
        return session.getProvider(LoginFormsProvider.class).setError(message).createErrorPage(status);
    }
}
