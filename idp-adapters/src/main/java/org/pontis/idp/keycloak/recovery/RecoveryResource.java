package org.pontis.idp.keycloak.recovery;

import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;

/** The pages for the day something is lost, below {@code /realms/<realm>/pontis/recovery}. No address names anybody. */
@Produces(MediaType.TEXT_HTML)
public final class RecoveryResource {

    private final KeycloakSession session;

    public RecoveryResource(KeycloakSession session) {
        this.session = session;
    }

    /** For whom is logged in, her means; for everybody else, what can be done without. Logins come back to here. */
    @GET
    public Response page() {
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        if (query.containsKey(OAuth2Constants.CODE) || query.containsKey(OAuth2Constants.ERROR)) {
            return switch (new Visit(session, Door.RECOVERY, LevelOfAssurance.LOW).visitor()) {
                case Visitor.Away away -> away.response();
                case Visitor.Known known -> new Inside(Ground.of(session), known).page();
            };
        }
        Ground ground = Ground.of(session);
        return ground.guest().map(guest -> new Inside(ground, guest).page()).orElseGet(() -> new Outside(ground)
                .start());
    }

    /** To a new login, at the level that what she wants takes: what was proven hours ago is not enough to change anything. */
    @GET
    @Path("login")
    public Response login(@QueryParam("level") String asked) {
        LevelOfAssurance level =
                LevelOfAssurance.named(asked == null ? "low" : asked).orElse(LevelOfAssurance.LOW);
        Response login = new Visit(session, Door.RECOVERY, level).login();
        return Response.fromResponse(login)
                .location(UriBuilder.fromUri(login.getLocation())
                        .queryParam("prompt", "login")
                        .build())
                .build();
    }

    @GET
    @Path("stop")
    public Response stopping() {
        return new Outside(Ground.of(session)).stopping();
    }

    @GET
    @Path("password")
    public Response forgetting() {
        return new Outside(Ground.of(session)).forgetting();
    }

    @POST
    @Path("stop")
    public Response stop(MultivaluedMap<String, String> form) {
        return sent(form, ground -> new Outside(ground).stop(Ground.input(form)));
    }

    @POST
    @Path("password")
    public Response password(MultivaluedMap<String, String> form) {
        return sent(form, ground -> new Outside(ground).forgotten(Ground.input(form)));
    }

    /** The code of an errand. */
    @POST
    @Path("code")
    public Response code(MultivaluedMap<String, String> form) {
        return errand(form, (ground, errand, input) -> switch (errand.purpose()) {
            case STOP, FORGOTTEN -> new Outside(ground).judge(errand, input);
            case LINK ->
                ground.guest()
                        .map(guest -> new Inside(ground, guest).judge(errand, input))
                        .orElseGet(() -> old(ground));
            case CHOOSE -> old(ground);
        });
    }

    @POST
    @Path("chosen")
    public Response chosen(MultivaluedMap<String, String> form) {
        return errand(
                form,
                (ground, errand, input) -> errand.purpose() == Errand.Purpose.CHOOSE
                        ? new Outside(ground).chosen(errand, input)
                        : old(ground));
    }

    @POST
    @Path("means")
    public Response means(MultivaluedMap<String, String> form) {
        return sent(form, ground -> ground.guest()
                .map(guest -> new Inside(ground, guest).act(Ground.input(form)))
                .orElseGet(() -> old(ground)));
    }

    private interface Step {
        Response of(Ground ground, Errand errand, Input input);
    }

    private Response errand(MultivaluedMap<String, String> form, Step step) {
        return sent(form, ground -> {
            Optional<Errand> errand = ground.errands().take(form.getFirst(Errands.FIELD));
            return errand.map(one -> step.of(ground, one, Ground.input(form))).orElseGet(() -> old(ground));
        });
    }

    /** Only what one of our pages has sent from this browser. */
    private Response sent(MultivaluedMap<String, String> form, Function<Ground, Response> then) {
        Ground ground = Ground.of(session);
        return ground.isOurs(form) ? then.apply(ground) : old(ground);
    }

    private static Response old(Ground ground) {
        return ground.guest()
                .map(guest -> new Inside(ground, guest).page(Trouble.FORM_OLD))
                .orElseGet(() -> new Outside(ground).start(Trouble.FORM_OLD));
    }
}
