package org.pontis.idp.keycloak.visit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

import jakarta.ws.rs.core.MultivaluedMap;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.pontis.idp.keycloak.installation.Installation;

/**
 * Ties a form to the browser and the session that it was shown in, so that no other site can send it (OWASP, signed double submit
 * cookie). The page puts {@link #value} into a hidden field {@value #FIELD}.
 *
 * @param door the page; a form of one is of no use at another
 * @param visitor the session of who is logged in; empty where nobody has to be
 */
public record FormToken(KeycloakSession session, Door door, Optional<UserSessionModel> visitor) {

    /** The hidden field's name. */
    public static final String FIELD = "csrf";

    private static final String COOKIE = "PONTIS_FORM";

    public FormToken(KeycloakSession session, Door door, Visitor.Known visitor) {
        this(session, door, Optional.of(visitor.session()));
    }

    /** For the hidden field; the browser gets the cookie that goes with it, if it has none. */
    public String value() {
        return Installation.of(session).codes().seal(parts(cookie().value().orElseGet(cookie()::give)));
    }

    /** Whether this form was shown by this page, in this browser, to this session. */
    public boolean holds(MultivaluedMap<String, String> form) {
        String sent = form.getFirst(FIELD);
        return sent != null
                && cookie().value().stream()
                        .flatMap(cookie -> Installation.of(session).codes().seals(parts(cookie)).stream())
                        .anyMatch(seal -> MessageDigest.isEqual(
                                seal.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8)));
    }

    private String[] parts(String cookie) {
        return new String[] {
            "form",
            session.getContext().getRealm().getId(),
            door.client(),
            visitor.map(UserSessionModel::getId).orElse(""),
            cookie
        };
    }

    /** The same for all forms of one browser. */
    private OwnCookie cookie() {
        return new OwnCookie(session, COOKIE, "");
    }
}
