package org.pontis.idp.keycloak.card;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.messages.Messages;
import org.pontis.idp.certificate.UnverifiedCertificate;
import org.pontis.idp.eidcard.CardProblems;
import org.pontis.idp.eidcard.EidCardFactory;
import org.pontis.idp.eidcard.tls.Door;
import org.pontis.idp.eidcard.tls.Entry;
import org.pontis.idp.eidcard.tls.Knock;
import org.pontis.idp.eidcard.tls.Visits;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.house.SingleUseChallenges;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * Takes a citizen's ticket and notes the certificate that her browser has shown; then she goes back. Nothing is judged here and
 * nothing is shown: whose certificate it is, and whether it counts, her login finds out.
 */
public final class CardDesk {

    private static final Logger LOG = Logger.getLogger(CardDesk.class);

    private final KeycloakSession session;

    public CardDesk(KeycloakSession session) {
        this.session = session;
    }

    /** 303 back to the login; without a ticket that is good, the page that says so, on the ordinary host. */
    @GET
    public Response show(@QueryParam("ticket") String ticket) {
        Optional<Door> door = Door.read(Installation.of(session).settings().of(EidCardFactory.ID.value()));
        if (door.isEmpty() || ticket == null) {
            return tooLate();
        }
        Entry entry = door.get().open(knock());
        tell(entry.oddity());
        return see(new Visits(new SingleUseChallenges(session.singleUseObjects()))
                .arrived(ticket, entry.certificate(), Installation.of(session).codes())
                // by the address of the ordinary host, whose theme a page there can load
                .orElseGet(() -> session.getContext()
                        .getUri()
                        .getBaseUriBuilder()
                        .path("realms/{realm}/pontis/card")
                        .build(session.getContext().getRealm().getName())));
    }

    private Knock knock() {
        HttpServerRequest request =
                CDI.current().select(RoutingContext.class).get().request();
        return new Knock(
                // neither what X-Forwarded-For nor what the PROXY protocol says
                request.connection().remoteAddress(true).hostAddress(),
                String.valueOf(request.authority()),
                headers(),
                Optional.ofNullable(session.getContext().getHttpRequest().getClientCertificateChain())
                        .filter(chain -> chain.length > 0)
                        .map(UnverifiedCertificate::firstOf));
    }

    private List<String> headers() {
        return Optional.ofNullable(
                        session.getContext().getHttpRequest().getHttpHeaders().getRequestHeader(Door.HEADER))
                .orElse(List.of());
    }

    /** {@code pontis_card_oddities_total{what}}; nothing a browser sends becomes a label. */
    private static void tell(Entry.Oddity oddity) {
        if (oddity != Entry.Oddity.NONE) {
            String what = oddity.name().toLowerCase(Locale.ROOT);
            Metrics.counter("pontis.card.oddities", "what", what).increment();
            LOG.warnf("A request to show a card was not as it should be: %s", what);
        }
    }

    /** The address has a handle in it: nobody keeps it, and nobody else hears of it. */
    private static Response see(URI next) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.seeOther(next)
                .cacheControl(never)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Response tooLate() {
        return session.getProvider(LoginFormsProvider.class)
                .setError(Messages.EXPIRED_ACTION)
                .setAttribute("problem", Map.of("code", CardProblems.TIMEOUT.code(), "incident", Incident.next()))
                .createErrorPage(Response.Status.BAD_REQUEST);
    }
}
