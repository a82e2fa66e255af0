package org.pontis.idp.keycloak.ledger;

import java.lang.reflect.Proxy;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.RealmModel;
import org.pontis.broker.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** Of a flood so many have an entry; what somebody does whom the server knows is not hidden by it. */
class StrangersTest {

    private static final RealmModel REALM = (RealmModel) Proxy.newProxyInstance(
            RealmModel.class.getClassLoader(),
            new Class<?>[] {RealmModel.class},
            (any, method, arguments) -> method.getName().equals("getId") ? "es" : null);

    private final Strangers strangers =
            Strangers.from(new Settings("", Map.of("ledger-strangers-per-minute", "2")::get));

    @Test
    void ofStrangersSoManyHaveAnEntry() {
        flood(null);
        assertThat(strangers.spares(event(null, null, Map.of()), REALM)).isTrue();
    }

    @Test
    void anOfficerWhoLooksForPeopleIsAlwaysSeen() {
        flood(null);
        flood("ana");
        Map<String, String> look = Map.of("what", "desk_looked", "officer", "gonzalo");
        for (int i = 0; i < 20; i++) {
            assertThat(strangers.spares(event(null, null, look), REALM)).isFalse();
            assertThat(strangers.spares(event("ana", null, look), REALM)).isFalse();
        }
    }

    @Test
    void whoIsInHasAShareThatNobodyElseUsesUp() {
        flood("ana");
        assertThat(strangers.spares(event("ana", null, Map.of()), REALM)).isTrue();
        assertThat(strangers.spares(event("ana", "hers", Map.of()), REALM)).isFalse();
    }

    /** In her name, or in nobody's. A minute may end meanwhile. */
    private void flood(String account) {
        for (int i = 0; i < 20; i++) {
            strangers.spares(event(account, null, Map.of()), REALM);
        }
    }

    private static Event event(String account, String session, Map<String, String> details) {
        Event event = new Event();
        event.setType(EventType.CUSTOM_REQUIRED_ACTION_ERROR);
        event.setError("user_not_found");
        event.setUserId(account);
        event.setSessionId(session);
        event.setDetails(details);
        return event;
    }
}
