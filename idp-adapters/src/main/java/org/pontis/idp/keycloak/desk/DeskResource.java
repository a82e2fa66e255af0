package org.pontis.idp.keycloak.desk;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.FormToken;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;

/**
 * The desk's addresses. None of them names anybody: who is at hand is kept in the officer's session. Each request is of somebody who
 * is logged in at high and an officer at that moment, and each form is one that this page has shown her; what is done is shown by the
 * page after it, so that reloading does nothing twice.
 */
@Produces(MediaType.TEXT_HTML)
public final class DeskResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    public DeskResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    public Response start() {
        return asOfficer(desk -> desk.start(Optional.empty()));
    }

    /** Where each form leads to, for who comes there without one: by a language's link, or the browser's way back. */
    @GET
    @Path("look")
    public Response withoutLooking() {
        return to("");
    }

    @GET
    @Path("request")
    public Response withoutDeciding() {
        return to("");
    }

    @GET
    @Path("leave")
    public Response withoutLeaving() {
        return to("");
    }

    @GET
    @Path("citizen")
    public Response citizen() {
        return asOfficer(Desk::citizen);
    }

    @GET
    @Path("code")
    public Response code() {
        return asOfficer(Desk::code);
    }

    /** Finds the citizen of a document. */
    @POST
    @Path("look")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response look() {
        return withForm(Desk::look);
    }

    /** Something for the citizen at hand. */
    @POST
    @Path("citizen")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response act() {
        return withForm(Desk::act);
    }

    /** The code that the citizen reads from her phone. */
    @POST
    @Path("code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response guess() {
        return withForm(Desk::guess);
    }

    /** A second officer's word. */
    @POST
    @Path("request")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response decide() {
        return withForm(Desk::decide);
    }

    /** The citizen goes. */
    @POST
    @Path("leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave() {
        return withForm((desk, form) -> {
            AtHand.close(desk.officer());
            return to("");
        });
    }

    private Response asOfficer(Function<Desk, Response> what) {
        LocaleUtil.processLocaleParam(session, realm, null);
        session.getContext().setClient(realm.getClientByClientId(Door.DESK.client()));
        return switch (new Visit(session, Door.DESK, LevelOfAssurance.HIGH).visitor()) {
            case Visitor.Away(Response elsewhere) -> elsewhere;
            case Visitor.Known known -> serve(known, what);
        };
    }

    private Response serve(Visitor.Known known, Function<Desk, Response> what) {
        FormToken token = new FormToken(session, Door.DESK, known);
        try {
            return what.apply(new Desk(Officer.of(session, known), token));
        } catch (Trouble trouble) {
            Metrics.counter("pontis.desk.refused", "realm", realm.getName(), "problem", trouble.code())
                    .increment();
            return new DeskPages(session, Optional.empty(), token).refused(trouble);
        }
    }

    private Response withForm(java.util.function.BiFunction<Desk, MultivaluedMap<String, String>, Response> what) {
        return asOfficer(desk -> {
            MultivaluedMap<String, String> form =
                    session.getContext().getHttpRequest().getDecodedFormParameters();
            if (!desk.token().holds(form)) {
                throw new Trouble(Trouble.Code.DESK_FORM_OLD);
            }
            return what.apply(desk, form);
        });
    }

    private Response to(String page) {
        return Desk.seeOther(session, page);
    }

    /** Below the desk's own address. */
    static URI address(KeycloakSession session, String page) {
        return beside(session, "desk" + (page.isEmpty() ? "" : "/" + page));
    }

    /** Another page of ours in this realm. */
    static URI beside(KeycloakSession session, String page) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/pontis/" + page)
                .build(session.getContext().getRealm().getName());
    }
}
