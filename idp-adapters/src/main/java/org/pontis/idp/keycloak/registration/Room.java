package org.pontis.idp.keycloak.registration;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.util.LocaleUtil;
import org.pontis.broker.Input;
import org.pontis.broker.LoginProblem;
import org.pontis.broker.PersonIdentifier;
import org.pontis.broker.Registration;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.house.PageHouse;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.AddressBlock;
import org.pontis.idp.keycloak.offer.Birthday;
import org.pontis.idp.keycloak.pages.AgreedTo;
import org.pontis.idp.keycloak.pages.Patience;
import org.pontis.idp.keycloak.visit.Busy;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.FormToken;
import org.pontis.idp.registration.RegistrationRules;

/**
 * One request to one of the registration's pages: what all of them need.
 *
 * @param way the page's name in addresses, and in events and metrics
 * @param visitor the session of who is logged in, where somebody has to be
 */
record Room(KeycloakSession session, String way, Optional<UserSessionModel> visitor) {

    private static final Logger LOG = Logger.getLogger(Room.class);
    private static final int LONGEST_IDENTIFIER = 40;

    Room(KeycloakSession session, String way) {
        this(session, way, Optional.empty());
    }

    RegistrationRules rules() {
        return RegistrationRules.read(
                RealmSettings.of(realm()).or(Installation.of(session).settings()));
    }

    RealmModel realm() {
        return session.getContext().getRealm();
    }

    Drafts drafts() {
        return new Drafts(session);
    }

    /** Something begins. */
    Draft draft(PersonIdentifier who, Draft.Stage stage, Registration carries) {
        return Draft.of(who, stage, carries, Now.get().plus(rules().lifetime()));
    }

    Birthday birthday() {
        return new Birthday(session, rules().ages());
    }

    PageHouse house() {
        return new PageHouse(session, RegistrationRules.ID, Door.REGISTRATION.client(), event());
    }

    /** Looks at something typed in a place of its own, or says that there is none free; before anything is counted. */
    Response inAPlace(Supplier<Response> look, Function<LoginProblem, Response> busy) {
        return Installation.of(session).answers().within(look).orElseGet(() -> busy.apply(LoginProblem.TOO_BUSY));
    }

    /** The words of this key, in the page's language. */
    String agreedTo(String key) {
        return AgreedTo.text(session, session.getContext().resolveLocale(null), key);
    }

    /** For limits. */
    String remoteAddress() {
        return AddressBlock.of(session.getContext().getConnection().getRemoteAddr());
    }

    EventBuilder event() {
        EventBuilder event = new EventBuilder(
                        realm(), session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(Door.REGISTRATION.client())
                .detail("by", "citizen");
        visitor.ifPresent(live -> event.session(live).user(live.getUser()));
        return event;
    }

    /** The fields of the form; the first value of each. */
    static Input input(MultivaluedMap<String, String> form) {
        Map<String, String> fields = new HashMap<>();
        form.forEach((name, values) -> {
            if (!values.isEmpty() && values.getFirst() != null) {
                fields.put(name, values.getFirst());
            }
        });
        return new Input(fields);
    }

    boolean isOurs(MultivaluedMap<String, String> form) {
        return token().holds(form);
    }

    private FormToken token() {
        return new FormToken(session, Door.REGISTRATION, visitor);
    }

    /** Where a page of the registration is. */
    URI address(String page) {
        String path = "/realms/" + realm().getName() + "/" + Door.REGISTRATION.path();
        return session.getContext().getUri().getBaseUri().resolve(page.isEmpty() ? path : path + "/" + page);
    }

    /** Back to the choice of ways; what was begun is forgotten. */
    Response cancelled() {
        drafts().drop();
        return Response.seeOther(address(""))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    Response show(String template, Draft draft, Map<String, Object> model) {
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put("turn", draft.turn());
        more.put("loginSeconds", Math.min(Patience.of(realm()), (int)
                Drafts.left(draft).toSeconds()));
        return show(template, more);
    }

    Response show(String template, Map<String, Object> model) {
        // a link out of a login says the login's language; a choice made here is remembered, as everywhere
        Optional.ofNullable(session.getContext().getUri().getQueryParameters().getFirst("lang"))
                .ifPresent(language -> session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language));
        LocaleUtil.processLocaleParam(session, realm(), null);
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAttribute("turn", "");
        form.setAttribute("loginSeconds", Patience.of(realm()));
        model.forEach(form::setAttribute);
        form.setAttribute("csrf", token().value());
        form.setAttribute("way", way);
        form.setAttribute("action", address(way).getPath());
        form.setAttribute("start", address("").getPath());
        typed("identifier").ifPresent(typed -> form.setAttribute("typedIdentifier", typed));
        typed("contrast").ifPresent(typed -> form.setAttribute("typedContrast", typed));
        typed("phone").ifPresent(typed -> form.setAttribute("typedPhone", typed));
        return Response.fromResponse(form.createForm(template + ".ftl"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** What was typed in this very request need not be typed again (WCAG 2.2, 3.3.7). */
    private Optional<String> typed(String field) {
        return "POST".equals(session.getContext().getHttpRequest().getHttpMethod())
                ? Optional.ofNullable(session.getContext()
                                .getHttpRequest()
                                .getDecodedFormParameters()
                                .getFirst(field))
                        .filter(typed -> typed.length() <= LONGEST_IDENTIFIER)
                : Optional.empty();
    }

    Response show(LoginProblem problem, String template, Draft draft, Map<String, Object> model) {
        return Busy.told(problem, show(template, draft, with(problem, model)));
    }

    Response show(LoginProblem problem, String template, Map<String, Object> model) {
        return Busy.told(problem, show(template, with(problem, model)));
    }

    /** Tells a problem to the event, the log and the meters, and puts it on the page. */
    private Map<String, Object> with(LoginProblem problem, Map<String, Object> model) {
        String incident = Incident.of(session);
        event().detail("incident", incident)
                .detail("what", "registration_" + way)
                .error(problem.code().toLowerCase(Locale.ROOT));
        LOG.infof("incident=%s registration=%s problem=%s blame=%s", incident, way, problem.code(), problem.blame());
        Metrics.counter("pontis.registration.problems", "way", way, "problem", problem.code())
                .increment();
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put("problem", Map.of("code", problem.code(), "incident", incident));
        more.put("only", true);
        return more;
    }

    /** {@code pontis_registration_done_total{way,what}}. */
    void done(String what) {
        Metrics.counter("pontis.registration.done", "way", way, "what", what).increment();
    }
}
