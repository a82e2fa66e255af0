package org.pontis.idp.keycloak.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.util.JsonSerialization;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.tree.Hash;

/**
 * What stands beside an entry, and not in it: whom it is about, with the salts that prove it. It can be deleted, and then
 * nobody can tell any more.
 *
 * @param hidden the commitments of the entry, opened
 * @param address where the request came from
 * @param details of the event
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Act(List<Hidden> hidden, String error, String address, Map<String, String> details) {

    /** A commitment, opened. */
    record Hidden(String member, String salt, String value) {

        static Hidden of(Opening opening) {
            return new Hidden(opening.member().id(), opening.salt().base64(), opening.value());
        }

        Opening opening() {
            try {
                return new Opening(Member.valueOf(member.toUpperCase(Locale.ROOT)), Hash.read(salt), value);
            } catch (Malformed broken) {
                throw new IllegalStateException("the ledger's table of acts is damaged", broken);
            }
        }
    }

    List<Opening> openings() {
        return hidden.stream().map(Hidden::opening).toList();
    }

    String write() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Act read(String json) {
        try {
            return JsonSerialization.readValue(json, Act.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Keycloak's console shows it. */
    Event event(String id, String realm, long time, String kind, String citizen, String session, String portal) {
        Event event = new Event();
        event.setId(id);
        event.setRealmId(realm);
        event.setTime(time);
        event.setType(EventType.valueOf(kind));
        event.setUserId(citizen);
        event.setSessionId(session);
        event.setClientId(portal);
        event.setError(error);
        event.setIpAddress(address);
        event.setDetails(details);
        return event;
    }
}
