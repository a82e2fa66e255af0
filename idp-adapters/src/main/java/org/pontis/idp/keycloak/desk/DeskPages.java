package org.pontis.idp.keycloak.desk;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.Means;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.means.MeansOf;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.FormToken;
import org.pontis.idp.registration.ActivationCode;

/** The desk's pages: what each shows, and no more than an officer needs. Nothing of them is kept by a browser. */
record DeskPages(KeycloakSession session, Optional<Officer> officer, FormToken token) {

    private static final Logger LOG = Logger.getLogger(DeskPages.class);

    /** Where the desk is, from the root of the server. */
    static String address(RealmModel realm) {
        return "/realms/" + realm.getName() + "/pontis/desk";
    }

    /** The look-up, what waits for a second officer, and how many cases wait for their citizens. */
    Response start(Optional<Trouble> trouble) {
        Officer at = officer.orElseThrow();
        List<Map<String, Object>> waiting = new Requests(at)
                .waiting().stream().map(request -> waiting(at, request)).toList();
        return page("desk", Map.of("waiting", waiting, "cases", Cases.waiting(session, at.realm())), trouble);
    }

    private Map<String, Object> waiting(Officer at, Requests.Waiting request) {
        Map<String, Object> row = new LinkedHashMap<>();
        UserModel citizen =
                session.users().getUserById(at.realm(), request.asked().citizen());
        UserModel asker =
                session.users().getUserById(at.realm(), request.asked().by());
        row.put("id", request.id());
        row.put("act", request.act().word());
        row.put("name", name(citizen));
        row.put("identifier", identifier(citizen));
        row.put("asker", name(asker));
        row.put("until", dates().time(request.asked().until()));
        row.put("own", request.asked().by().equals(at.id()));
        row.put("wanted", shown(request.wanted()));
        Optional.ofNullable(request.wanted().get("kind")).ifPresent(kind -> row.put("kind", kind));
        return row;
    }

    /** A phone by its last digits, the rest as it would stand in the account. */
    private Map<String, String> shown(Map<String, String> wanted) {
        Map<String, String> shown = new LinkedHashMap<>();
        Optional.ofNullable(wanted.get("number"))
                .ifPresent(number -> shown.put("phone", number.substring(number.length() - 2)));
        for (String field : List.of("given", "family", "value")) {
            Optional.ofNullable(wanted.get(field)).ifPresent(value -> shown.put(field, value));
        }
        for (String date : List.of("birthdate", "contrast")) {
            Optional.ofNullable(wanted.get(date)).ifPresent(value -> shown.put(date, dates().day(value)));
        }
        return shown;
    }

    /** The citizen at hand: who she is, her means, her cases. */
    Response citizen(AtHand file, UserModel citizen, Optional<Trouble> trouble) {
        Officer at = officer.orElseThrow();
        List<Means> all = MeansOf.citizen(session, at.realm(), citizen).all();
        FileRows rows = rows(citizen);
        Map<String, Object> model = new LinkedHashMap<>(file(file));
        model.put("name", name(citizen));
        model.put("means", all.stream().map(rows::means).toList());
        model.put("basic", all.stream().anyMatch(Raising::raisable));
        model.put("password", all.stream().anyMatch(means -> means.kind() == Means.Kind.PASSWORD));
        model.put("cases", rows.cases());
        model.put(
                "pending",
                new Requests(at)
                        .waiting().stream()
                                .filter(one -> one.asked().citizen().equals(citizen.getId()))
                                .map(one -> one.act().word())
                                .toList());
        return page(file.differs() ? "desk-differs" : "desk-citizen", model, trouble);
    }

    /** Somebody who has nothing to log in with yet. */
    Response register(AtHand file, Optional<UserModel> known, Map<String, String> typed, Optional<Trouble> trouble) {
        Map<String, Object> model = new LinkedHashMap<>(file(file));
        known.ifPresent(citizen -> {
            model.put("name", name(citizen));
            model.put("minor", new Registering(officer.orElseThrow(), file).isMinor(citizen));
        });
        model.put("typed", typed);
        model.put("adultFrom", officer.orElseThrow().rules().adultFrom());
        return page("desk-register", model, trouble);
    }

    /** The code that is on the phone in the citizen's hand. */
    Response code(AtHand file, Spot.Draft draft, Optional<Trouble> trouble) {
        Map<String, Object> model = new LinkedHashMap<>(file(file));
        model.put("lastTwo", draft.number().lastTwo());
        model.put("act", draft.act().word());
        return page("desk-code", model, trouble);
    }

    /** Whether something that cannot be taken back is really meant. */
    Response sure(AtHand file, UserModel citizen, Means means) {
        Map<String, Object> model = new LinkedHashMap<>(file(file));
        model.put("name", name(citizen));
        model.put("one", rows(citizen).means(means));
        return page("desk-sure", model, Optional.empty());
    }

    /** The sheet that the citizen takes home; its code is shown here and never again. */
    Response sheet(AtHand file, UserModel citizen, ActivationCode code, Instant until) {
        Officer at = officer.orElseThrow();
        Map<String, Object> model = new LinkedHashMap<>(file(file));
        model.put("name", name(citizen));
        model.put("activationCode", code.printed());
        model.put("sheet", new Sheet(session, Tongue.of(Optional.of(citizen), at.realm())).words(until));
        return page("desk-sheet", model, Optional.empty());
    }

    /** For who is no officer, or came with a form that is none of ours. */
    Response refused(Trouble trouble) {
        return page("desk-refused", Map.of(), Optional.of(trouble));
    }

    private Map<String, Object> file(AtHand file) {
        return Map.of(
                "file",
                file.handle(),
                "identifier",
                file.value(),
                "document",
                file.document(),
                "validity",
                dates().day(file.validity()));
    }

    private Response page(String template, Map<String, Object> model, Optional<Trouble> trouble) {
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class);
        model.forEach(form::setAttribute);
        form.setAttribute("outside", true);
        RealmModel realm = session.getContext().getRealm();
        Map<String, Object> desk = new LinkedHashMap<>();
        desk.put("address", address(realm));
        desk.put("csrf", token.value());
        desk.put("site", DeskResource.beside(session, "registration/activate").toString());
        officer.ifPresent(at -> {
            desk.put("officer", at.name());
            Notice.taken(at).ifPresent(notice -> form.setAttribute("notice", notice));
        });
        form.setAttribute("desk", desk);
        trouble.ifPresent(problem -> tell(problem, form));
        return Response.fromResponse(form.createForm(template + ".ftl"))
                .status(trouble.map(Trouble::status).orElse(Response.Status.OK))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void tell(Trouble problem, LoginFormsProvider form) {
        String incident = Incident.of(session);
        form.setAttribute("problem", Map.of("code", problem.code(), "incident", incident));
        LOG.infof("incident=%s desk problem=%s", incident, problem.code());
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(Door.DESK.client())
                .detail("by", "officer")
                .detail("what", "desk")
                .detail("incident", incident);
        // of whoever stands behind the desk, officer or not
        token.visitor().ifPresent(live -> event.session(live).user(live.getUser()));
        event.error(problem.code().toLowerCase(Locale.ROOT));
    }

    private String name(UserModel user) {
        return user == null ? "" : user.getFirstName() + " " + user.getLastName();
    }

    private static String identifier(UserModel user) {
        return user == null ? "" : String.valueOf(user.getFirstAttribute("person_identifier"));
    }

    private Dates dates() {
        return new Dates(session, session.getContext().resolveLocale(null));
    }

    private FileRows rows(UserModel citizen) {
        return new FileRows(officer.orElseThrow(), citizen, dates());
    }
}
