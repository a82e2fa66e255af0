package org.pontis.idp.keycloak.means;

import io.micrometer.core.instrument.Metrics;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.By;
import org.pontis.broker.Means.Kind;

/** What was done to one of a citizen's means, as an event and in {@code pontis_means_changes_total{what,credential,by}}. */
public enum Change {
    ADDED("credential_added"),
    SUSPENDED("credential_suspended"),
    REACTIVATED("credential_reactivated"),
    REVOKED("credential_revoked"),
    RENEWED("credential_renewed"),
    RAISED("registration_raised"),
    ACTIVATED("password_activated");

    private final String what;

    Change(String what) {
        this.what = what;
    }

    /** As events and metrics have it, and as the words of its notice are found. */
    public String what() {
        return what;
    }

    void tell(Kind kind, By by, UserModel citizen, RealmModel realm, KeycloakSession session) {
        EventBuilder event = event(citizen, realm, session)
                .detail("what", what)
                .detail("credential", kind.word())
                .detail("by", by.who().word());
        by.officer().ifPresent(officer -> event.detail("officer", officer));
        event.success();
        Metrics.counter(
                        "pontis.means.changes",
                        "what",
                        what,
                        "credential",
                        kind.word(),
                        "by",
                        by.who().word())
                .increment();
    }

    /** An event about her, with where the request came from, if there is one. */
    static EventBuilder event(UserModel citizen, RealmModel realm, KeycloakSession session) {
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.CUSTOM_REQUIRED_ACTION)
                .user(citizen.getId());
        if (session.getContext().getConnection() != null) {
            event.ipAddress(session.getContext().getConnection().getRemoteAddr());
        }
        if (session.getContext().getClient() != null) {
            event.client(session.getContext().getClient());
        }
        return event;
    }
}
