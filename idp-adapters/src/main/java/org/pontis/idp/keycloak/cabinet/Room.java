package org.pontis.idp.keycloak.cabinet;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.util.LocaleUtil;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.FormToken;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;

/** One request of a citizen who is in her cabinet. Nobody keeps what it answers. */
record Room(KeycloakSession session, Visitor.Known guest) {

    /** The page that a form was sent from for which her session did not suffice; she comes back to it after the login. */
    private static final String BACK = "pontis.cabinet.back";

    private static final Set<String> PAGES = Set.of("means", "sessions", "alerts");

    RealmModel realm() {
        return session.getContext().getRealm();
    }

    UserModel citizen() {
        return guest.citizen();
    }

    Locale language() {
        return session.getContext().resolveLocale(citizen());
    }

    /** What a form says under a name. */
    Optional<String> said(String field) {
        return Optional.ofNullable(form().getFirst(field)).filter(value -> !value.isBlank());
    }

    /** What the address says under a name. */
    Optional<String> asked(String parameter) {
        return Optional.ofNullable(
                session.getContext().getUri().getQueryParameters().getFirst(parameter));
    }

    boolean sentByHer() {
        return token().holds(form());
    }

    /**
     * A name for one of her things that only she can use: of no use to anybody else, and it says nothing.
     *
     * @param kind of thing
     */
    String handle(String kind, String id) {
        return Installation.of(session)
                .codes()
                .seal("cabinet", kind, realm().getId(), citizen().getId(), id);
    }

    /** Whether a form names this thing of hers. */
    boolean names(String handle, String kind, String id) {
        return Installation.of(session)
                .codes()
                .seals("cabinet", kind, realm().getId(), citizen().getId(), id)
                .contains(handle);
    }

    /** A page of the theme, with what all pages of the cabinet show. */
    Response page(String template, Map<String, Object> model) {
        return page(template, model, Response.Status.OK);
    }

    Response page(String template, Map<String, Object> model, Response.Status status) {
        LocaleUtil.processLocaleParam(session, realm(), null);
        Map<String, Object> all = new LinkedHashMap<>(model);
        all.put("outside", true);
        all.put("base", base());
        all.put("csrf", token().value());
        all.put("citizen", (citizen().getFirstName() + " " + citizen().getLastName()).strip());
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        all.forEach(form::setAttribute);
        return unkept(Response.fromResponse(form.createForm(template + ".ftl")).status(status));
    }

    /** To another page of the cabinet, which says what was done. */
    Response onward(String page, String told) {
        return unkept(Response.seeOther(URI.create(base() + page + "?told=" + told)));
    }

    /** What an act before this request did, from a closed set. */
    Map<String, Object> told(Set<String> tales) {
        return asked("told")
                .filter(tales::contains)
                .<Map<String, Object>>map(tale -> Map.of("tale", tale))
                .orElse(Map.of());
    }

    /** The form was not shown to her, or too long ago. Nothing is done. */
    Response stale() {
        return problem("FORM_EXPIRED", Response.Status.BAD_REQUEST);
    }

    /** Something could not be done, for a reason that is told. */
    Response problem(String code, Response.Status status) {
        return page("cabinet-stale", trouble(code), status);
    }

    /** What a page needs to say so; it is told to the trail as well. */
    Map<String, Object> trouble(String code) {
        return Map.of("problem", Map.of("code", code, "incident", trail().refused(code)));
    }

    /** A page for whom what she did has perhaps logged out. */
    Response bare(String template, Map<String, Object> model) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        model.forEach(form::setAttribute);
        form.setAttribute("outside", true);
        form.setAttribute("base", base());
        return unkept(Response.fromResponse(form.createForm(template + ".ftl")));
    }

    CabinetRules rules() {
        return CabinetRules.read(
                RealmSettings.of(realm()).or(Installation.of(session).settings()));
    }

    /** To the login, for an act that needs more than she has shown; afterwards she is back at this page. */
    Response more(LevelOfAssurance level, String page) {
        guest.session().setNote(BACK, page);
        return new Visit(session, Door.CABINET, level).login();
    }

    /** The page that she left for a login, once. */
    Optional<Response> whereSheWas() {
        Optional<String> page =
                Optional.ofNullable(guest.session().getNote(BACK)).filter(PAGES::contains);
        page.ifPresent(left -> guest.session().removeNote(BACK));
        return page.map(left -> onward("/" + left, "proven"));
    }

    /** Whether what was just done has left her own session alive. */
    boolean isStillIn() {
        UserSessionModel live =
                session.sessions().getUserSession(realm(), guest.session().getId());
        return live != null && live.getState() != UserSessionModel.State.LOGGED_OUT;
    }

    String base() {
        return "/realms/" + realm().getName() + "/" + Door.CABINET.path();
    }

    History history() {
        return new EventHistory(this);
    }

    Trail trail() {
        return new Trail(session, guest);
    }

    private FormToken token() {
        return new FormToken(session, Door.CABINET, guest);
    }

    private MultivaluedMap<String, String> form() {
        return session.getContext().getHttpRequest().getDecodedFormParameters();
    }

    static Response unkept(Response.ResponseBuilder answer) {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return answer.cacheControl(never).build();
    }
}
