package org.pontis.idp.keycloak.logout;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;

import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.pontis.idp.keycloak.installation.Now;
import org.pontis.idp.keycloak.limits.Rows;
import org.pontis.idp.keycloak.pages.CitizenPages;
import org.pontis.idp.keycloak.portal.Unanswered;

/**
 * How a logout goes on after it, at {@code /realms/<realm>/pontis/logout}: for each portal, closed or not answering. The browser that
 * logged out holds a handle in a cookie and nobody else can read the page; what stands in its address opens nothing. The way back
 * to the portal is kept here, so that no address leads anywhere.
 */
public record LogoutPage(KeycloakSession session) {

    private static final String COOKIE = "PONTIS_LOGOUT";
    private static final String TABLE = "{h-schema}PONTIS_LOGOUT_PAGE";

    /** As the column is. A longer way back is not kept, and the citizen closes the window. */
    private static final int LONGEST_BACK = 4000;

    /** @return nothing if the way back is too long to be kept */
    Optional<URI> open(UserSessionModel ended, Optional<URI> back) {
        String there = back.map(URI::toString).orElse("");
        if (there.length() > LONGEST_BACK) {
            return Optional.empty();
        }
        String handle = SecretGenerator.getInstance().randomString(43);
        Duration kept = LogoutRules.of(ended.getRealm(), session).lasts();
        Instant ends = Now.get().plus(kept);
        Rows.inOwnTransaction(session, rows -> rows.query(
                        "insert into " + TABLE + " (ID, REALM_ID, SESSION_ID, BACK, ENDS)"
                                + " values (:id, :realm, :session, :back, :ends)",
                        "PONTIS_LOGOUT_PAGE")
                .setParameter("id", hash(handle))
                .setParameter("realm", ended.getRealm().getId())
                .setParameter("session", ended.getId())
                .setParameter("back", there)
                .setParameter("ends", ends.toEpochMilli())
                .executeUpdate());
        session.getContext().getHttpResponse().setCookieIfAbsent(cookie(handle, kept));
        String language = session.getContext().resolveLocale(ended.getUser()).getLanguage();
        return Optional.of(
                UriBuilder.fromUri(address()).queryParam("lang", language).build());
    }

    /** The same answer to every browser that has not logged out here lately. */
    public Response show() {
        return Optional.ofNullable(
                        session.getContext().getRequestHeaders().getCookies().get(COOKIE))
                .map(Cookie::getValue)
                .flatMap(this::find)
                .map(this::page)
                .map(LogoutPage::unkept)
                .orElseGet(() -> unkept(new CitizenPages(session).notFound()));
    }

    private static Response unkept(Response page) {
        return Response.fromResponse(page)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response page(Object[] row) {
        List<Unanswered> portals = Unanswered.ofSession(session, (String) row[0]);
        String back = (String) row[1];
        return new CitizenPages(session).page("logout-partly", () -> {
            Map<String, Object> model = new LinkedHashMap<>();
            model.put("ended", PortalLine.of(portals, session.getContext().resolveLocale(null)));
            model.put("progress", address().toString());
            if (!back.isEmpty()) {
                model.put("back", back);
            }
            return model;
        });
    }

    private Optional<Object[]> find(String handle) {
        List<?> rows = Rows.inOwnTransaction(session, table -> table.query(
                        "select SESSION_ID, BACK from " + TABLE
                                + " where ID = :id and REALM_ID = :realm and ENDS > :now",
                        "PONTIS_LOGOUT_PAGE")
                .setParameter("id", hash(handle))
                .setParameter("realm", realm().getId())
                .setParameter("now", Now.get().toEpochMilli())
                .getResultList());
        return rows.stream().map(Object[].class::cast).findFirst();
    }

    static void forget(KeycloakSession session, Instant before) {
        Rows.inOwnTransaction(
                session, rows -> rows.query("delete from " + TABLE + " where ENDS < :before", "PONTIS_LOGOUT_PAGE")
                        .setParameter("before", before.toEpochMilli())
                        .executeUpdate());
    }

    private NewCookie cookie(String handle, Duration kept) {
        return new NewCookie.Builder(COOKIE)
                .value(handle)
                .path(address().getRawPath())
                .maxAge((int) kept.toSeconds())
                .httpOnly(true)
                .secure(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private URI address() {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/pontis/logout")
                .build(realm().getName());
    }

    private RealmModel realm() {
        return session.getContext().getRealm();
    }

    private static String hash(String handle) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(handle.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
