package org.pontis.idp.keycloak.desk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.pontis.idp.desk.Act;
import org.pontis.idp.keycloak.visit.Door;

/**
 * What an officer does, as events of the citizen it is done to, who reads them in her cabinet, and as numbers in which nobody is
 * named.
 */
record Trail(Officer officer) {

    /** An event about a citizen; about nobody, if there is none. */
    EventBuilder event(Optional<UserModel> citizen) {
        EventBuilder event = new EventBuilder(
                        officer.realm(),
                        officer.session(),
                        officer.session().getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(Door.DESK.client())
                .detail("by", "officer")
                .detail("officer", officer.id());
        citizen.ifPresent(event::user);
        return event;
    }

    void did(String what, UserModel citizen, Map<String, String> details) {
        EventBuilder event = event(Optional.of(citizen)).detail("what", what);
        details.forEach(event::detail);
        event.success();
    }

    /** {@code pontis_desk_lookups_total{realm,outcome}}. */
    void lookedUp(Optional<UserModel> citizen, String document, String outcome) {
        EventBuilder event = event(citizen).detail("what", "desk_looked").detail("document", document);
        if (outcome.equals("found")) {
            event.success();
        } else {
            event.error(outcome);
        }
        Metrics.counter("pontis.desk.lookups", "realm", officer.realm().getName(), "outcome", outcome)
                .increment();
    }

    /** {@code pontis_desk_acts_total{realm,act,outcome}}; outcome is {@code done}, {@code asked}, {@code declined} or a problem. */
    void counted(Act act, String outcome) {
        Metrics.counter(
                        "pontis.desk.acts",
                        "realm",
                        officer.realm().getName(),
                        "act",
                        act.word(),
                        "outcome",
                        outcome.toLowerCase(Locale.ROOT))
                .increment();
    }
}
