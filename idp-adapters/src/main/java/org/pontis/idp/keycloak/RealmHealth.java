package org.pontis.idp.keycloak;

import java.util.List;
import java.util.Map;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.pontis.broker.LevelOfAssurance;

/**
 * Whether citizens can log in to a realm.
 *
 * @param paused what an operator has closed; said, but not an illness
 */
record RealmHealth(boolean gate, boolean sms, List<String> paused) {

    static RealmHealth of(KeycloakSession session) {
        return new RealmHealth(
                gateStands(session.getContext().getRealm()),
                Installation.of(session).sms().available(),
                paused(session));
    }

    private static List<String> paused(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return Offer.reaching(LevelOfAssurance.LOW, session).stream()
                .map(Offer::id)
                .filter(id -> Pause.of(id, realm).isPresent())
                .toList();
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
        return Map.of("status", word(up()), "checks", Map.of("gate", word(gate), "sms", word(sms)), "paused", paused);
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
