package org.pontis.idp.keycloak;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.JsonSerialization;
import org.pontis.broker.LevelOfAssurance;

/**
 * The gate's stamp: what one portal was granted in one login. Without it no answer leaves.
 *
 * @param acr the level achieved, in the portal's spelling
 * @param level the level achieved
 * @param method the method that carried it
 * @param amr RFC 8176
 */
record Granted(String acr, LevelOfAssurance level, String method, List<String> amr) {

    /** A client note: Keycloak copies it into the portal's session when the login is through. */
    private static final String NOTE = "pontis.granted";

    void stamp(AuthenticationSessionModel login) {
        try {
            login.setClientNote(NOTE, JsonSerialization.writeValueAsString(this));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void unstamp(AuthenticationSessionModel login) {
        login.removeClientNote(NOTE);
    }

    static boolean stamped(AuthenticationSessionModel login) {
        return login.getClientNote(NOTE) != null;
    }

    /** What this portal was granted last. */
    static Optional<Granted> to(AuthenticatedClientSessionModel portal) {
        return read(portal.getNote(NOTE));
    }

    /** As {@link #to}, and gone afterwards: one stamp, one answer. */
    static Optional<Granted> takeFrom(AuthenticatedClientSessionModel portal) {
        Optional<Granted> granted = to(portal);
        portal.removeNote(NOTE);
        return granted;
    }

    private static Optional<Granted> read(String note) {
        try {
            return note == null ? Optional.empty() : Optional.of(JsonSerialization.readValue(note, Granted.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
