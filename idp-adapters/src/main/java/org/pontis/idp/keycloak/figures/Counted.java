package org.pontis.idp.keycloak.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.keycloak.gate.LoginTime;
import org.pontis.idp.keycloak.installation.NamedPortals;
import org.pontis.idp.keycloak.installation.RealmSettings;

/**
 * What an event adds to the figures. Nothing that a browser or a portal sends becomes a part of a cell: the portal is the registered
 * client of the request, method and country are what the broker itself has said, and an outcome is a code.
 *
 * @param amount one, and how long it took
 */
record Counted(Instant when, Cell cell, Amount amount) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,47}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final String OTHER = "other";

    /** Of logins that went well or did not; nothing else is counted. */
    static Optional<Counted> of(Event event, KeycloakSession session) {
        if (event.getType() != EventType.LOGIN && event.getType() != EventType.LOGIN_ERROR) {
            return Optional.empty();
        }
        RealmModel realm = session.getContext().getRealm();
        Map<String, String> details = event.getDetails() == null ? Map.of() : event.getDetails();
        boolean in = event.getType() == EventType.LOGIN;
        boolean sso = in && details.containsKey(LoginTime.SSO);
        Cell cell = new Cell(
                portal(event, session, realm),
                Methods.known(details.get("login_method"), session),
                in ? country(details, realm) : "",
                in ? level(details.get("level")) : "",
                in ? sso ? Cell.SSO : Cell.OK : outcome(event.getError()));
        return Optional.of(
                new Counted(Instant.ofEpochMilli(event.getTime()), cell, in && !sso ? took(details) : Amount.one()));
    }

    /** By its internal id, and only if the event is about the client of this request; a realm may keep portals out of it. */
    private static String portal(Event event, KeycloakSession session, RealmModel realm) {
        ClientModel client = session.getContext().getClient();
        if (client == null || !client.getClientId().equals(event.getClientId()) || !NamedPortals.in(realm)) {
            return "";
        }
        return client.getId();
    }

    private static String country(Map<String, String> details, RealmModel realm) {
        String country = details.get("country");
        return country != null && COUNTRY.matcher(country).matches()
                ? country
                : RealmSettings.of(realm)
                        .text("country")
                        .filter(code -> COUNTRY.matcher(code).matches())
                        .orElse("ES");
    }

    private static String level(String name) {
        return LevelOfAssurance.named(name == null ? "" : name)
                .map(LevelOfAssurance::shortName)
                .orElse("");
    }

    private static String outcome(String error) {
        return error != null && CODE.matcher(error).matches() ? error : OTHER;
    }

    private static Amount took(Map<String, String> details) {
        return LoginTime.took(details)
                .map(millis -> Amount.one(Duration.ofMillis(millis)))
                .orElseGet(Amount::one);
    }
}
