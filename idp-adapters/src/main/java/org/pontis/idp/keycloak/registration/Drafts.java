package org.pontis.idp.keycloak.registration;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;
import org.pontis.broker.Challenges;
import org.pontis.idp.keycloak.gate.JsonNote;
import org.pontis.idp.keycloak.house.SingleUseChallenges;
import org.pontis.idp.keycloak.pages.Patience;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * The drafts, one for each browser: on the server, under a cookie that says nothing. Whoever sends a form takes the draft out; of two
 * forms at the same moment one gets it.
 */
record Drafts(KeycloakSession session) {

    /** The hidden field that says which page of the draft a form was. */
    static final String FIELD = "turn";

    private static final String COOKIE = "PONTIS_REGISTRATION";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A name that nobody guesses. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The browser's draft, as it is; its time begins anew. */
    Optional<Draft> look() {
        return cookie().flatMap(key -> challenges().take(key).map(kept -> {
                    put(key, kept);
                    return kept;
                }))
                .flatMap(Drafts::read);
    }

    private void put(String key, Map<String, String> kept) {
        challenges()
                .put(key, Duration.ofSeconds(Patience.of(session.getContext().getRealm())), kept);
    }

    /** Takes it out, if a form is of its present page; whoever comes with an older one leaves it untouched. */
    Optional<Draft> take(String turn) {
        return cookie().filter(key -> turn != null
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
        Draft turned = draft.turned(random());
        put(cookie().orElseGet(this::give), Map.of("draft", JsonNote.write(turned)));
        return turned;
    }

    /** Forgets it. */
    void drop() {
        cookie().ifPresent(key -> challenges().take(key));
    }

    private static Optional<Draft> read(Map<String, String> kept) {
        return JsonNote.read(kept.get("draft"), Draft.class);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }

    private Challenges challenges() {
        return new SingleUseChallenges(session.singleUseObjects());
    }

    private Optional<String> cookie() {
        String given = session.getAttribute(COOKIE, String.class);
        return given != null
                ? Optional.of(given)
                : Optional.ofNullable(session.getContext()
                                .getRequestHeaders()
                                .getCookies()
                                .get(COOKIE))
                        .map(Cookie::getValue)
                        .filter(value -> value.matches("[A-Za-z0-9_-]{43}"))
                        .map(this::key);
    }

    /** A draft of one realm is none of another. */
    private String key(String value) {
        return "registration." + session.getContext().getRealm().getId() + "." + value;
    }

    private String give() {
        String value = random();
        session.setAttribute(COOKIE, key(value));
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(value)
                        .path(AuthenticationManager.getRealmCookiePath(
                                        session.getContext().getRealm(),
                                        session.getContext().getUri())
                                + "pontis/registration")
                        .httpOnly(true)
                        .secure(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
        return key(value);
    }
}
