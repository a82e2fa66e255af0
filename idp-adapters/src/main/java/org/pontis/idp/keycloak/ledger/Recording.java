package org.pontis.idp.keycloak.ledger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.RealmModel;
import org.pontis.idp.ledger.entry.Draft;
import org.pontis.idp.ledger.entry.EntryId;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Mode;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.entry.SaltKey;

/** Writes an event down as an entry. Each has salts of its own, of a key that ends with this. */
final class Recording {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OK = "ok";
    private static final Set<String> GOOD = Set.of("accepted", "sent", "SUCCESS");
    /** From the beginning: a role may be called {@code users}, too. {@code users/profile} is nobody. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?:users|organizations/[^/]+/members|attack-detection/brute-force/users)/(?!profile(?:/|$)|invite-)([^/]+)(/.*)?");

    private static final Pattern SESSION = Pattern.compile("sessions/([^/]+)");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final RealmModel realm;
    private final Mode mode;
    private final EntryId id;
    private final SaltKey salts = SaltKey.random(RANDOM);
    private final List<Act.Hidden> hidden = new ArrayList<>();
    private final Draft draft;

    private Recording(RealmModel realm, long time) {
        this.realm = realm;
        this.mode = LedgerMode.of(realm);
        this.id = EntryId.at(Instant.ofEpochMilli(time), RANDOM);
        this.draft = Draft.of(mode, id, realm.getName());
    }

    /** @param event discreet already */
    static Row of(Event event, RealmModel realm) {
        return new Recording(realm, event.getTime()).row(event);
    }

    /** @param event discreet already */
    static Row of(AdminEvent event, RealmModel realm) {
        return new Recording(realm, event.getTime()).row(event);
    }

    /**
     * A line of an eIDAS node's log of messages.
     *
     * @param name by which it is known again
     */
    static Row ofBorder(String name, Map<String, String> line, String node, RealmModel realm) {
        return new Recording(realm, System.currentTimeMillis()).row(name, line, node);
    }

    private Row row(String name, Map<String, String> line, String node) {
        String kind = "border." + line.get("point").toLowerCase(Locale.ROOT);
        String result = line.get("result");
        boolean good = GOOD.contains(result);
        draft.say(Member.TYPE, kind)
                .say(Member.OUTCOME, good ? OK : result)
                .say(Member.PORTAL, node)
                .say(Member.INCIDENT, line.get("incident"));
        commit(Member.OBJECT, line.get("message"));
        // the session's column carries the name: lines of nobody's session are found by it
        return row(kind, null, name, node, good ? null : result, null, line);
    }

    private Row row(Event event) {
        Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
        draft.say(Member.TYPE, event.getType().name())
                .say(Member.OUTCOME, event.getError() == null ? OK : event.getError())
                .say(Member.PORTAL, portal(event.getClientId()))
                .say(Member.METHOD, details.get("login_method"))
                .say(Member.LEVEL, details.get("level"))
                .say(Member.COUNTRY, country(details))
                .say(Member.WHAT, details.get("what"))
                .say(Member.CREDENTIAL, details.get("credential"))
                .say(Member.BY, details.get("by"))
                .say(Member.INCIDENT, details.get("incident"))
                .say(Member.TRACE, details.get("trace_id"));
        if (details.containsKey("took")) {
            draft.took(Long.parseLong(details.get("took")));
        }
        if (details.containsKey(Strangers.COUNT)) {
            draft.count(Long.parseLong(details.get(Strangers.COUNT)));
        }
        commit(Member.SESSION, event.getSessionId());
        // of whom is deleted nothing is kept
        String citizen = event.getType() == EventType.DELETE_ACCOUNT ? null : event.getUserId();
        commit(Member.CITIZEN, citizen);
        commit(Member.OFFICER, details.get("officer"));
        commit(Member.OBJECT, details.get("agreed_to"));
        return row(
                event.getType().name(),
                citizen,
                event.getSessionId(),
                event.getClientId(),
                event.getError(),
                event.getIpAddress(),
                details);
    }

    private Row row(AdminEvent event) {
        String kind = "admin." + event.getOperationType();
        String path = event.getResourcePath() == null ? "" : event.getResourcePath();
        Matcher account = ACCOUNT.matcher(path);
        boolean about = account.matches();
        boolean goes = event.getOperationType() == OperationType.DELETE
                && about
                && account.group(2) == null
                && path.startsWith("users/");
        String citizen = about && !goes ? account.group(1) : null;
        String officer =
                event.getAuthDetails() == null ? null : event.getAuthDetails().getUserId();
        draft.say(Member.TYPE, kind)
                .say(Member.OUTCOME, event.getError() == null ? OK : event.getError())
                .say(Member.WHAT, resource(event))
                .say(Member.BY, "officer");
        commit(Member.CITIZEN, citizen);
        commit(Member.OFFICER, officer);
        commit(Member.OBJECT, path.isEmpty() || goes ? null : path);
        String address =
                event.getAuthDetails() == null ? null : event.getAuthDetails().getIpAddress();
        // by it the entry is found when whose session it was is forgotten
        Matcher session = SESSION.matcher(path);
        return row(
                kind, citizen, session.matches() ? session.group(1) : null, null, event.getError(), address, Map.of());
    }

    /** What is no client of the realm was typed by somebody, and what is in the tree stays: it stands beside the entry alone. */
    private String portal(String client) {
        return client != null && realm.getClientByClientId(client) != null ? client : null;
    }

    private static String resource(AdminEvent event) {
        String type = event.getResourceTypeAsString();
        return type == null ? null : type.toLowerCase(Locale.ROOT);
    }

    private static String country(Map<String, String> details) {
        String country = details.getOrDefault("country", details.get("requester_country"));
        return country != null && COUNTRY.matcher(country).matches() ? country : null;
    }

    private void commit(Member member, String value) {
        if (value != null && mode == Mode.FULL) {
            Opening opening = salts.open(member, id, value);
            draft.commit(opening);
            hidden.add(Act.Hidden.of(opening));
        }
    }

    private Row row(
            String kind,
            String citizen,
            String session,
            String portal,
            String error,
            String address,
            Map<String, String> details) {
        if (mode == Mode.DURATIONS) {
            // a line from the border is nobody's session, and is known again by its name
            String name = session != null && session.startsWith("border:") ? session : null;
            return new Row(draft.entry(), realm.getId(), kind, citizen, name, null, DurationsOnly.act(error, details));
        }
        return new Row(
                draft.entry(), realm.getId(), kind, citizen, session, portal, new Act(hidden, error, address, details));
    }
}
