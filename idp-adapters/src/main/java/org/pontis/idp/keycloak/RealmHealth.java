package org.pontis.idp.keycloak;

import java.util.Map;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** Whether citizens can log in to a realm. */
record RealmHealth(boolean gate, boolean sms) {

    static RealmHealth of(KeycloakSession session) {
        return new RealmHealth(
                gateStands(session.getContext().getRealm()),
                Installation.of(session).sms().available());
    }

    static boolean gateStands(RealmModel realm) {
        return realm.getRequiredActionProvidersStream()
                .filter(RequiredActionProviderModel::isEnabled)
                .anyMatch(action -> LevelGate.ID.equals(action.getProviderId()));
    }

    boolean up() {
        return gate && sms;
    }

    Map<String, Object> report() {
        return Map.of("status", word(up()), "checks", Map.of("gate", word(gate), "sms", word(sms)));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
