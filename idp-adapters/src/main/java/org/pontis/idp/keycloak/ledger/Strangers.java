package org.pontis.idp.keycloak.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.ledger.sparing.Sparing;
import org.pontis.idp.ledger.sparing.Sparing.Spared;

/**
 * Requests that failed, of strangers and of one person again and again. Anybody can send them without end, and what is entered stays:
 * so many a minute have an entry, and after the minute one more for each type says how many had none. Each type of a stranger's
 * requests, each account, and whoever is in a session of it have shares of their own, so that no flood hides what another does.
 */
record Strangers(Sparing sparing, Settings server) {

    /** The detail of an event that stands for many. */
    static final String COUNT = "count";

    private static final String MOST = "ledger-strangers-per-minute";
    private static final String SPARED = "spared";

    /** @throws InvalidSetting if the number is none */
    static Strangers from(Settings server) {
        most(server);
        return new Strangers(new Sparing(), server);
    }

    /** Whether the event gets no entry of its own. What an officer did has one always: who looks for people stays seen. */
    boolean spares(Event event, RealmModel realm) {
        String type = event.getType().name();
        boolean spared = event.getError() != null
                && !details(event).containsKey("officer")
                && sparing.spares(realm.getId() + "/" + whose(event), realm.getId(), type, most(realm), Instant.now());
        if (spared) {
            LedgerMeters.spared();
        }
        return spared;
    }

    /** Who is in a session did it; what names an account without one, anybody may have sent. */
    private static String whose(Event event) {
        if (event.getUserId() == null) {
            return event.getType().name();
        }
        return (event.getSessionId() == null ? "of " : "by ") + event.getUserId();
    }

    private static Map<String, String> details(Event event) {
        return event.getDetails() == null ? Map.of() : event.getDetails();
    }

    /** Enters the numbers of the minutes before this moment's; what cannot be entered waits for the next time. */
    void tell(KeycloakSessionFactory factory, Instant now) {
        List<Spared> taken = sparing.take(now);
        if (taken.isEmpty()) {
            return;
        }
        try {
            KeycloakModelUtils.runJobInTransaction(
                    factory, session -> Inbox.write(rows(taken, session), Books.of(session)));
        } catch (RuntimeException notNow) {
            sparing.giveBack(taken);
            throw notNow;
        }
    }

    private static List<Row> rows(List<Spared> taken, KeycloakSession session) {
        List<Row> rows = new ArrayList<>();
        for (Spared one : taken) {
            RealmModel realm = session.realms().getRealm(one.realm());
            // the ledger of a realm that is gone ended with it
            if (realm != null) {
                rows.add(Recording.of(event(one), realm));
            }
        }
        return rows;
    }

    private static Event event(Spared one) {
        Event event = new Event();
        event.setTime(System.currentTimeMillis());
        event.setType(EventType.valueOf(one.type()));
        event.setRealmId(one.realm());
        event.setError(SPARED);
        event.setDetails(Map.of(COUNT, Long.toString(one.count())));
        return event;
    }

    private int most(RealmModel realm) {
        try {
            return most(RealmSettings.of(realm).or(server));
        } catch (InvalidSetting unreadable) {
            return most(server);
        }
    }

    private static int most(Settings settings) {
        return settings.number(MOST, 120, 1, 100_000);
    }
}
