package org.pontis.idp.keycloak.operating;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.pontis.broker.InvalidSetting;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Settings;
import org.pontis.idp.abroad.CountryCeilings;
import org.pontis.idp.cabinet.CabinetRules;
import org.pontis.idp.desk.DeskRules;
import org.pontis.idp.keycloak.gate.LevelGate;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.installation.RealmSettings;
import org.pontis.idp.keycloak.offer.CountryClock;
import org.pontis.idp.keycloak.offer.Offer;
import org.pontis.idp.keycloak.offer.Pause;
import org.pontis.idp.keycloak.registration.Registries;
import org.pontis.idp.numbering.RealmPeople;
import org.pontis.idp.recovery.RecoveryRules;
import org.pontis.idp.recovery.Terms;
import org.pontis.idp.registration.AgeLimits.Way;
import org.pontis.idp.registration.RegistrationRules;
import org.pontis.idp.sms.CentreState;
import org.pontis.idp.sms.SmsCentres;
import org.pontis.idp.spending.SpendingRules;

/**
 * Whether citizens can log in to a realm.
 *
 * @param smsCentres how each is doing, in order of preference; for people, it changes nothing
 * @param settings what the realm says otherwise than the server can be read
 * @param paused what an operator has closed, and when each opens by itself; said, but not an illness
 * @param clock the country's
 * @param outside by method, and for registration, how those answer on whom it depends; said, but the others go on without them
 */
record RealmHealth(
        boolean gate,
        boolean sms,
        Map<String, CentreState> smsCentres,
        boolean settings,
        Map<String, Optional<Instant>> paused,
        ZoneId clock,
        Map<String, Map<String, String>> outside) {

    private static final Logger LOG = Logger.getLogger(RealmHealth.class);

    static RealmHealth of(KeycloakSession session) {
        SmsCentres sms = Installation.of(session).sms();
        return new RealmHealth(
                gateStands(session.getContext().getRealm()),
                sms.available(),
                sms.states(),
                settingsAreGood(session),
                paused(session),
                CountryClock.of(session),
                outside(session));
    }

    private static Map<String, Map<String, String>> outside(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        Map<String, Map<String, String>> outside = new LinkedHashMap<>();
        for (Installation.Method method : Installation.of(session).methods()) {
            Map<String, String> states = method.outside().states();
            if (!states.isEmpty() && method.isOfferedIn(realm)) {
                outside.put(method.descriptor().id().value(), states);
            }
        }
        registry(session).ifPresent(states -> outside.put(RegistrationRules.ID.value(), states));
        return outside;
    }

    /** The registry whose answer opens the way online, where that is open. */
    private static Optional<Map<String, String>> registry(KeycloakSession session) {
        try {
            RegistrationRules rules =
                    RegistrationRules.read(RealmSettings.of(session.getContext().getRealm())
                            .or(Installation.of(session).settings()));
            return rules.registry().filter(any -> rules.open(Way.ONLINE)).map(Registries::state);
        } catch (InvalidSetting cannotBe) {
            return Optional.empty();
        }
    }

    private static boolean settingsAreGood(KeycloakSession session) {
        try {
            Installation server = Installation.of(session);
            Settings realm = RealmSettings.of(session.getContext().getRealm());
            SpendingRules.read(realm.or(server.settings()));
            DeskRules.read(realm.or(server.settings()));
            RealmPeople.numbering(realm);
            RealmPeople.welcome(realm);
            CountryCeilings.read(realm);
            RegistrationRules.read(realm.or(server.settings()));
            Terms.read(realm.or(server.settings()));
            RecoveryRules.read(realm.or(server.settings()));
            CabinetRules.read(realm.or(server.settings()));
            server.methods().forEach(method -> method.check().accept(realm));
            return true;
        } catch (InvalidSetting cannotBe) {
            LOG.warnf("Realm %s: %s", session.getContext().getRealm().getName(), cannotBe.getMessage());
            return false;
        }
    }

    private static Map<String, Optional<Instant>> paused(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        Map<String, Optional<Instant>> paused = new LinkedHashMap<>();
        Offer.reaching(LevelOfAssurance.LOW, session).forEach(offer -> Pause.of(offer.id(), realm)
                .ifPresent(pause -> paused.put(offer.id(), pause.until())));
        return paused;
    }

    /** By the country's clock; without those that somebody must open. */
    private Map<String, String> ends() {
        Map<String, String> ends = new LinkedHashMap<>();
        paused.forEach((method, until) -> until.ifPresent(end -> ends.put(method, CountryClock.reads(end, clock))));
        return ends;
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
                paused.keySet(),
                "pausedUntil",
                ends(),
                "timeZone",
                clock.getId(),
                "outside",
                outside);
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
