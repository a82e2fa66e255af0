package org.pontis.idp.keycloak.cabinet;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.abroad.Requester;
import org.pontis.idp.cabinet.AlertChoice;
import org.pontis.idp.keycloak.installation.Installation;
import org.pontis.idp.keycloak.visit.Door;

/** Whether an event of a log-in is to be told to its citizen; if so, it is once the log-in is through. */
record LoginAlert(KeycloakSession session, Alerts alerts) {

    void of(Event event) {
        RealmModel realm = session.getContext().getRealm();
        boolean login = event.getType() == EventType.LOGIN;
        if (!login && event.getType() != EventType.LOGIN_ERROR
                || event.getUserId() == null
                || realm == null
                || !Installation.of(session).guards(realm)) {
            return;
        }
        Optional.ofNullable(session.users().getUserById(realm, event.getUserId()))
                .flatMap(LoginAlert::choice)
                .filter(choice -> login ? choice.wantsLogin(level(event)) : choice.wantsRefused())
                .ifPresent(choice -> tell(event, login, choice, realm));
    }

    private static Optional<AlertChoice> choice(UserModel citizen) {
        return AlertChoice.read(citizen.getAttributeStream(Alerts.ATTRIBUTE).toList());
    }

    private static Optional<LevelOfAssurance> level(Event event) {
        return Optional.ofNullable(event.getDetails())
                .map(details -> details.get("level"))
                .flatMap(LevelOfAssurance::named);
    }

    private void tell(Event event, boolean login, AlertChoice choice, RealmModel realm) {
        Map<String, String> details = Optional.ofNullable(event.getDetails()).orElse(Map.of());
        Told told = new Told(
                login,
                Instant.ofEpochMilli(event.getTime()),
                Optional.ofNullable(event.getClientId())
                        .map(realm::getClientByClientId)
                        .map(ClientModel::getId),
                Requester.of(details.get("requester_country"), details.get("requester_name")),
                session.getContext().getUri().getBaseUri().resolve("/").toString() + "realms/" + realm.getName() + "/"
                        + Door.CABINET.path());
        String citizen = event.getUserId();
        String id = realm.getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                alerts.later(id, own -> new Message(own, choice.language()).login(citizen, told, choice));
            }

            @Override
            protected void rollbackImpl() {
                // it was no log-in
            }
        });
    }

    /**
     * What of a log-in is told.
     *
     * @param login whether it succeeded
     * @param portal the client's own id
     * @param cabinet where she says that it was not her
     */
    record Told(boolean login, Instant at, Optional<String> portal, Optional<Requester> requester, String cabinet) {}
}
