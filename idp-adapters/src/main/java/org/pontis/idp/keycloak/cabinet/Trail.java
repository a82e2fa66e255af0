package org.pontis.idp.keycloak.cabinet;

import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.pontis.idp.keycloak.audit.Incident;
import org.pontis.idp.keycloak.visit.Door;
import org.pontis.idp.keycloak.visit.Visitor;

/** What a citizen does in her cabinet, as events of hers and as {@code pontis_cabinet_acts_total{what}}. */
record Trail(KeycloakSession session, Visitor.Known guest) {

    private static final Logger LOG = Logger.getLogger(Trail.class);

    /**
     * @param what one of a closed set, such as {@code sessions_ended}
     * @param details names and values from closed sets
     */
    void did(String what, Map<String, String> details) {
        EventBuilder event = event(what);
        details.forEach(event::detail);
        event.success();
        Metrics.counter("pontis.cabinet.acts", "what", what).increment();
    }

    void did(String what) {
        did(what, Map.of());
    }

    /**
     * Something could not be done.
     *
     * @param code of the problem on the page
     * @return the incident that leads from the page to the event and the log
     */
    String refused(String code) {
        String incident = Incident.of(session);
        event("cabinet").detail("incident", incident).error(code.toLowerCase(Locale.ROOT));
        LOG.infof("incident=%s cabinet problem=%s", incident, code);
        return incident;
    }

    private EventBuilder event(String what) {
        return new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .client(Door.CABINET.client())
                .user(guest.citizen().getId())
                .session(guest.session())
                .detail("what", what)
                .detail("by", "citizen");
    }
}
