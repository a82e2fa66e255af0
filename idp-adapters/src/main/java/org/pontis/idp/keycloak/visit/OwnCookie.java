package org.pontis.idp.keycloak.visit;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * A cookie of our own pages: a name that nobody guesses, and no more. Over https it is called {@code __Host-…}, which no other host of
 * the domain, and nobody on an unencrypted line, can plant (RFC 6265bis, 4.1.3.2).
 *
 * @param purpose what it is called
 * @param below the path below the realm that it is sent to, where no prefix commands the root
 */
public record OwnCookie(KeycloakSession session, String purpose, String below) {

    private static final int BYTES = 32;
    private static final String SHAPE = "[A-Za-z0-9_-]{43}";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A name that nobody guesses. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What the browser has, or gets with this answer. */
    public Optional<String> value() {
        return Optional.ofNullable(session.getAttribute(purpose, String.class)).or(() -> Optional.ofNullable(
                        session.getContext().getRequestHeaders().getCookies().get(name()))
                .map(Cookie::getValue)
                .filter(value -> value.matches(SHAPE)));
    }

    /** Another one, with this answer; once in a request. */
    public String give() {
        String value = random();
        session.setAttribute(purpose, value);
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(name())
                        .value(value)
                        .path(isPrefixed() ? "/" : path())
                        .httpOnly(true)
                        .secure(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
        return value;
    }

    private String name() {
        return isPrefixed() ? "__Host-" + purpose : purpose;
    }

    private boolean isPrefixed() {
        return "https".equals(session.getContext().getUri().getBaseUri().getScheme());
    }

    private String path() {
        return AuthenticationManager.getRealmCookiePath(
                        session.getContext().getRealm(), session.getContext().getUri())
                + below;
    }
}
