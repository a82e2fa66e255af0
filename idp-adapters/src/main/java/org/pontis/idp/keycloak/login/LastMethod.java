package org.pontis.idp.keycloak.login;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;

import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager;

/** Remembers on this browser which method was used last. It holds the method's id and nothing about anybody. */
final class LastMethod {

    private static final String COOKIE = "PONTIS_METHOD";
    private static final int A_YEAR = (int) Duration.ofDays(365).toSeconds();

    private LastMethod() {}

    static Optional<String> on(KeycloakSession session) {
        return Optional.ofNullable(
                        session.getContext().getRequestHeaders().getCookies().get(COOKIE))
                .map(Cookie::getValue);
    }

    static void remember(String method, KeycloakSession session) {
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(COOKIE)
                        .value(method)
                        .path(AuthenticationManager.getRealmCookiePath(
                                session.getContext().getRealm(),
                                session.getContext().getUri()))
                        .maxAge(A_YEAR)
                        .httpOnly(true)
                        .secure(true)
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
    }
}
