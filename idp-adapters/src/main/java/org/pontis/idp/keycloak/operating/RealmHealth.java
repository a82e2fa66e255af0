package org.pontis.idp.keycloak.operating;

import java.util.List;
import java.util.Map;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Settings;
import org.pontis.idp.keycloak.gate.LevelGate;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.offer.Pause;
import org.pontis.idp.sms.CentreState;
import org.pontis.idp.sms.SmsCentres;
import org.pontis.idp.spending.SpendingRules;

/**
 * Whether citizens can log in to a realm.
 *
 * @param smsCentres how each is doing, in order of preference; for people, it changes nothing
 * @param settings what the realm says otherwise than the server can be read
 * @param paused what an operator has closed; said, but not an illness
 */
record RealmHealth(
        boolean gate, boolean sms, Map<String, CentreState> smsCentres, boolean settings, List<String> paused) {

    private static final Logger LOG = Logger.getLogger(RealmHealth.class);

    static RealmHealth of(KeycloakSession session) {
        SmsCentres sms = Installation.of(session).sms();
        return new RealmHealth(
                gateStands(session.getContext().getRealm()),
                sms.available(),
                sms.states(),
                settingsAreGood(session),
                paused(session));
    }

    private static boolean settingsAreGood(KeycloakSession session) {
        try {
            Installation server = Installation.of(session);
            Settings realm = RealmSettings.of(session.getContext().getRealm());
            SpendingRules.read(realm.or(server.settings()));
            server.methods().forEach(method -> method.check().accept(realm));
            return true;
        } catch (InvalidSetting cannotBe) {
            LOG.warnf("Realm %s: %s", session.getContext().getRealm().getName(), cannotBe.getMessage());
            return false;
        }
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
        return gate && sms && settings;
    }

    Map<String, Object> report() {
        return Map.of(
                "status",
                word(up()),
                "checks",
                Map.of("gate", word(gate), "sms", word(sms), "settings", word(settings)),
                "smsCentres",
                smsCentres,
                "paused",
                paused);
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
