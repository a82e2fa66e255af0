package org.pontis.idp.keycloak.registration;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.keycloak.models.KeycloakSession;
import org.pontis.broker.Challenges;
import org.pontis.idp.keycloak.gate.JsonNote;
import org.pontis.idp.keycloak.house.SingleUseChallenges;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.pages.Patience;
import org.pontis.idp.keycloak.visit.OwnCookie;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The drafts, one for each browser: on the server, under a cookie that says nothing. Whoever sends a form takes the draft out; of two
 * forms at the same moment one gets it.
 */
record Drafts(KeycloakSession session) {

    /** The hidden field that says which page of the draft a form was. */
    static final String FIELD = "turn";

    private static final String COOKIE = "PONTIS_REGISTRATION";

    /** A name that nobody guesses. */
    static String random() {
        return OwnCookie.random();
    }

    /** The browser's draft, as it is; its time begins anew, but for its end. */
    Optional<Draft> look() {
        return key().flatMap(key -> challenges().take(key).flatMap(Drafts::read).map(draft -> put(key, draft)));
    }

    private Draft put(String key, Draft draft) {
        Duration page = Duration.ofSeconds(Patience.of(session.getContext().getRealm()));
        Duration left = left(draft);
        challenges().put(key, page.compareTo(left) < 0 ? page : left, Map.of("draft", JsonNote.write(draft)));
        return draft;
    }

    /** How long it is worth anything. */
    static Duration left(Draft draft) {
        return Duration.between(Now.get(), Instant.ofEpochMilli(draft.ends()));
    }

    /** Takes it out, if a form is of its present page; whoever comes with an older one leaves it untouched. */
    Optional<Draft> take(String turn) {
        return key().filter(key -> turn != null
                        && challenges()
                                .look(key)
                                .flatMap(Drafts::read)
                                .filter(draft -> same(draft.turn(), turn))
                                .isPresent())
                .flatMap(key -> challenges().take(key))
                .flatMap(Drafts::read)
                .filter(draft -> same(draft.turn(), turn));
    }

    /** Keeps it for the next form, which has another turn. */
    Draft keep(Draft draft) {
        return put(key().orElseGet(() -> key(cookie().give())), draft.turned(random()));
    }

    /**
     * Another cookie from here on: something begins, or was proven, and whoever knew the one before, or planted it, has nothing of it.
     */
    Drafts renew() {
        drop();
        cookie().give();
        return this;
    }

    /** Forgets it. */
    void drop() {
        key().ifPresent(key -> challenges().take(key));
    }

    private static Optional<Draft> read(Map<String, String> kept) {
        return JsonNote.read(kept.get("draft"), Draft.class)
                .filter(draft -> left(draft).isPositive());
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    private Challenges challenges() {
        return new SingleUseChallenges(session.singleUseObjects());
    }

    /** A draft of one realm is none of another. */
    private Optional<String> key() {
        return cookie().value().map(this::key);
    }

    private String key(String value) {
        return "registration." + session.getContext().getRealm().getId() + "." + value;
    }

    private OwnCookie cookie() {
        return new OwnCookie(session, COOKIE, "pontis/registration");
    }
}
