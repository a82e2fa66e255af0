package org.pontis.idp.keycloak.operating;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.offer.Pause;
import org.pontis.idp.keycloak.offer.PauseRequest;

/**
 * The kill switch: which ways to log in a realm has, and closing one of them for a while. Needs a token with the role
 * {@code manage-realm} in it, or with {@code pause-methods-<realm>}, which allows nothing else; every change is an admin event.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class MethodsResource {

    private static final Logger LOG = Logger.getLogger(MethodsResource.class);

    /** Made by whoever wants accounts that may do this and nothing else, beside Keycloak's own roles. */
    private static final String PAUSE_METHODS = "pause-methods";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ZoneId clock;

    MethodsResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clock = CountryClock.of(session);
    }

    /** Every method of the house and every identity provider that is offered, in the chooser's order. */
    @GET
    public List<Map<String, Object>> list() {
        operator();
        return offers().stream().map(this::line).toList();
    }

    /** Closes a method, or changes the words of one that is closed. */
    @PUT
    @Path("{id}/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response pause(@PathParam("id") String id, String body) {
        Operator operator = operator();
        Offer offer = offer(id);
        Pause pause = read(body);
        pause.begin(offer.id(), realm);
        operator.did(OperationType.UPDATE, "methods/" + offer.id() + "/pause", pause.report(clock), session);
        LOG.infof("Method %s is paused in realm %s.", offer.id(), realm.getName());
        return Response.ok(line(offer)).build();
    }

    /** Opens a method again; one that is open stays so. */
    @DELETE
    @Path("{id}/pause")
    public Response resume(@PathParam("id") String id) {
        Operator operator = operator();
        Offer offer = offer(id);
        Pause.end(offer.id(), realm);
        operator.did(OperationType.DELETE, "methods/" + offer.id() + "/pause", null, session);
        LOG.infof("Method %s is open again in realm %s.", offer.id(), realm.getName());
        return Response.noContent().build();
    }

    private Operator operator() {
        return Operator.withOr(AdminRoles.MANAGE_REALM, PAUSE_METHODS, session);
    }

    private Pause read(String body) {
        try {
            return PauseRequest.read(body, languages(), Pause.language(realm), Now.get(), clock);
        } catch (PauseRequest.Refused refused) {
            throw Refusal.PAUSE_UNREADABLE.because(refused.getMessage());
        }
    }

    private Offer offer(String id) {
        return offers().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.METHOD_UNKNOWN.because("This realm has the methods "
                        + offers().stream().map(Offer::id).collect(Collectors.joining(", ")) + " and no other."));
    }

    private List<Offer> offers() {
        return Offer.reaching(LevelOfAssurance.LOW, session);
    }

    private Map<String, Object> line(Offer offer) {
        Optional<Pause> pause = Pause.of(offer.id(), realm);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", offer.id());
        line.put("kind", offer.kind());
        line.put("ceiling", offer.ceiling().shortName());
        line.put("paused", pause.isPresent());
        pause.ifPresent(held -> line.put("pause", held.report(clock)));
        return line;
    }

    private Set<String> languages() {
        Set<String> languages = new LinkedHashSet<>(List.of(Pause.language(realm)));
        realm.getSupportedLocalesStream().sorted().forEach(languages::add);
        return languages;
    }
}
