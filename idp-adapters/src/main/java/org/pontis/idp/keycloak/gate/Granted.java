package org.pontis.idp.keycloak.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.pontis.broker.LevelAges;
import org.pontis.broker.LevelOfAssurance;
import org.pontis.broker.Proof;

/**
 * The gate's stamp: what one portal was granted in one login. Without it no answer leaves.
 *
 * @param acr the level achieved, in the portal's spelling
 * @param level the level achieved
 * @param method the method that carried it
 * @param amr RFC 8176
 * @param at when the oldest factor behind the level was proven, in seconds since 1970; a portal that looks at the level and
 *     at the time together is never fooled by a weaker login since
 */
public record Granted(String acr, LevelOfAssurance level, String method, List<String> amr, long at) {

    /** A client note: Keycloak copies it into the portal's session when the login is through. */
    private static final String NOTE = "pontis.granted";

    static Granted by(Proof proof, LevelOfAssurance level, String acr) {
        return new Granted(
                acr,
                level,
                proof.method().value(),
                proof.amr().stream().sorted().toList(),
                proof.at().getEpochSecond());
    }

    /** What is left of it now: a token is made a little after the login. */
    public Optional<Granted> now(LevelAges ages, Instant now) {
        return ages.carried(level, Instant.ofEpochSecond(at), now)
                .map(left -> left == level ? this : new Granted(spelt(left), left, method, amr, at));
    }

    private String spelt(LevelOfAssurance other) {
        return acr.equals(level.shortName()) ? other.shortName() : other.uri();
    }

    public void stamp(AuthenticationSessionModel login) {
        login.setClientNote(NOTE, write());
    }

    static void unstamp(AuthenticationSessionModel login) {
        login.removeClientNote(NOTE);
    }

    static boolean stamped(AuthenticationSessionModel login) {
        return login.getClientNote(NOTE) != null;
    }

    /** What this login was granted. */
    public static Optional<Granted> in(AuthenticationSessionModel login) {
        return read(login.getClientNote(NOTE));
    }

    /** What this portal was granted last, in whichever tab. */
    public static Optional<Granted> to(AuthenticatedClientSessionModel portal) {
        return read(portal.getNote(NOTE));
    }

    /** As {@link #to}, and gone afterwards: one stamp, one answer. */
    public static Optional<Granted> takeFrom(AuthenticatedClientSessionModel portal) {
        Optional<Granted> granted = to(portal);
        portal.removeNote(NOTE);
        return granted;
    }

    public String write() {
        return JsonNote.write(this);
    }

    /** @param note may be missing */
    public static Optional<Granted> read(String note) {
        return JsonNote.read(note, Granted.class);
    }
}
