package org.pontis.idp.keycloak.desk;

import org.keycloak.models.UserModel;
import org.pontis.idp.keycloak.citizens.Held;

/** What a citizen had before she came to the desk: by it one officer suffices, or does not. */
record Past(Officer officer, UserModel citizen) {

    /** Whether there is nothing to take over: no means, none that was given up, and nothing that she said was not her. */
    boolean isBlank() {
        Held held = new Held(citizen);
        return held.all().isEmpty() && !held.gaveUp() && !saidNotMe();
    }

    /** Whether a new phone would put somebody in her place: she has, or had, means that carry more than low, or has none left. */
    boolean isGuarded() {
        Held held = new Held(citizen);
        return held.wasAdvanced() || held.gaveUp() && held.all().isEmpty();
    }

    boolean saidNotMe() {
        return Cases.list(officer.session(), officer.realm(), citizen).stream()
                .anyMatch(one -> one.kind() == Case.Kind.NOT_ME);
    }
}
