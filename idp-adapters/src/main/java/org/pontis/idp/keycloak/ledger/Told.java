package org.pontis.idp.keycloak.ledger;

import org.keycloak.events.Event;
import org.keycloak.models.RealmModel;

/**
 * Which events are acts. What Keycloak itself would not remember by default only asks, again and again, about what an entry
 * tells already: a portal looks up user info, refreshes or inspects a token. A realm may ask for those, too; it can leave out
 * nothing.
 */
final class Told {

    private Told() {}

    static boolean by(Event event, RealmModel realm) {
        return realm != null
                && (event.getType().isSaveByDefault()
                        || realm.getEnabledEventTypesStream()
                                .anyMatch(event.getType().name()::equals));
    }
}
