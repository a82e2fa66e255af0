package org.pontis.idp.keycloak.recovery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.pontis.broker.Input;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.LoginProblem;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.house.PageHouse;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.limits.AddressBlock;
import org.pontis.idp.keycloak.offer.Birthday;
import org.pontis.idp.keycloak.pages.ThemeWord;
import org.pontis.idp.keycloak.visit.Busy;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.FormToken;
import org.pontis.idp.keycloak.visit.Visit;
import org.pontis.idp.keycloak.visit.Visitor;
import org.pontis.idp.recovery.RecoveryRules;
import org.pontis.idp.registration.AgeLimits;
import org.pontis.idp.registration.RegistrationRules;

/**
 * One request to the pages of recovery: what all of them need.
 *
 * @param guest who is logged in, if somebody is
 */
record Ground(KeycloakSession session, Optional<Visitor.Known> guest) {

    private static final Logger LOG = Logger.getLogger(Ground.class);
    private static final int LONGEST_TYPED = 40;

    static Ground of(KeycloakSession session) {
        return new Ground(session, new Visit(session, Door.RECOVERY, LevelOfAssurance.LOW).known());
    }

    RealmModel realm() {
        return session.getContext().getRealm();
    }

    RecoveryRules rules() {
        return RecoveryRules.read(
                RealmSettings.of(realm()).or(Installation.of(session).settings()));
    }

    Birthday birthday() {
        return new Birthday(
                session,
                new AgeLimits(RealmSettings.of(realm())
                        .or(Installation.of(session).settings())
                        .of(RegistrationRules.ID.value())));
    }

    PageHouse house() {
        return new PageHouse(session, RecoveryRules.ID, Door.RECOVERY.client(), event());
    }

    Errands errands() {
        return new Errands(house().challenges(), realm().getId(), token().value(), Now::get);
    }

    /** For limits. */
    String remoteAddress() {
        return AddressBlock.of(session.getContext().getConnection().getRemoteAddr());
    }

    Locale language() {
        return session.getContext()
                .resolveLocale(guest.map(Visitor.Known::citizen).orElse(null));
    }

    /** One of the theme's texts. */
    String word(String key) {
        return ThemeWord.of(session, language(), key);
    }

    /** A page below this one, or itself. */
    String address(String page) {
        String path = "/realms/" + realm().getName() + "/" + Door.RECOVERY.path();
        return page.isEmpty() ? path : path + "/" + page;
    }

    boolean isOurs(MultivaluedMap<String, String> form) {
        return token().holds(form);
    }

    private FormToken token() {
        return new FormToken(session, Door.RECOVERY, guest.map(Visitor.Known::session));
    }

    /** The fields of a form; one that came twice did not come. */
    static Input input(MultivaluedMap<String, String> form) {
        Map<String, String> fields = new HashMap<>();
        form.forEach((name, values) -> {
            if (values.size() == 1 && values.getFirst() != null) {
                fields.put(name, values.getFirst());
            }
        });
        return new Input(fields);
    }

    EventBuilder event() {
        EventBuilder event = new EventBuilder(
                        realm(), session, session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(Door.RECOVERY.client())
                .detail("by", "citizen");
        guest.ifPresent(known -> event.session(known.session()).user(known.citizen()));
        return event;
    }

    Response show(String template, Map<String, Object> model) {
        // a choice of language is remembered, as everywhere
        LocaleUtil.processLocaleParam(session, realm(), null);
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        form.setAttribute("outside", true);
        form.setAttribute("csrf", token().value());
        form.setAttribute("base", address(""));
        typed("identifier").ifPresent(typed -> form.setAttribute("typedIdentifier", typed));
        typed("contrast").ifPresent(typed -> form.setAttribute("typedContrast", typed));
        model.forEach(form::setAttribute);
        return Response.fromResponse(form.createForm(template + ".ftl"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** Tells a problem to the event, the log and {@code pontis_means_problems_total{problem}}, and puts it on the page. */
    Response show(LoginProblem problem, String template, Map<String, Object> model) {
        String incident = Incident.of(session);
        event().detail("incident", incident)
                .detail("what", "recovery")
                .error(problem.code().toLowerCase(Locale.ROOT));
        LOG.infof("incident=%s recovery problem=%s blame=%s", incident, problem.code(), problem.blame());
        Metrics.counter("pontis.means.problems", "problem", problem.code()).increment();
        Map<String, Object> more = new LinkedHashMap<>(model);
        more.put("problem", Map.of("code", problem.code(), "incident", incident));
        more.put("only", true);
        return Busy.told(problem, show(template, more));
    }

    /** What was typed in this very request need not be typed again (WCAG 2.2, 3.3.7). */
    private Optional<String> typed(String field) {
        return "POST".equals(session.getContext().getHttpRequest().getHttpMethod())
                ? Optional.ofNullable(session.getContext()
                                .getHttpRequest()
                                .getDecodedFormParameters()
                                .getFirst(field))
                        .filter(typed -> typed.length() <= LONGEST_TYPED)
                : Optional.empty();
    }
}
