package org.pontis.idp.keycloak.figures;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.keycloak.events.Event;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.idp.figures.Amount;
import org.pontis.idp.figures.Cell;
import org.pontis.idp.figures.Tally;
import org.pontis.idp.keycloak.gate.LoginTime;
import org.pontis.idp.keycloak.installation.NamedPortals;
import org.pontis.idp.keycloak.installation.RealmSettings;

/**
 * What an event adds to the figures. Nothing that a browser or a portal sends becomes a part of a cell: the portal is the registered
 * client of the request, method and country are what the broker itself has said, and an outcome is a code.
 *
 * @param when in milliseconds since 1970
 * @param took milliseconds; {@code null} where nobody knows, or nobody was asked for anything
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Counted(long when, Cell cell, Long took) {

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
        Long took = in && !sso ? LoginTime.took(details).orElse(null) : null;
        return Optional.of(new Counted(event.getTime(), cell, took));
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

    /** As it waits beside the ledger, until it is added. */
    String written() {
        try {
            return JsonSerialization.writeValueAsString(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@link #written}. */
    static Counted read(String written) {
        try {
            return JsonSerialization.readValue(written, Counted.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addTo(Tally tally, String realm) {
        tally.add(realm, Instant.ofEpochMilli(when), cell, amount());
    }

    private Amount amount() {
        return took == null ? Amount.one() : Amount.one(Duration.ofMillis(took));
    }
}
