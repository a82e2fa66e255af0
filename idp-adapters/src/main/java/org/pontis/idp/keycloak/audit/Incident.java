package org.pontis.idp.keycloak.audit;

import java.security.SecureRandom;

import org.keycloak.models.KeycloakSession;

/** A name for one thing that went wrong, the same on the page, in the event and in the log: {@code [0-9A-Z]{8}}. */
public final class Incident {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String OF_REQUEST = "pontis.incident";
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private Incident() {}

    /** The one of this request, whatever is told about it. */
    public static String of(KeycloakSession session) {
        String incident = session.getAttribute(OF_REQUEST, String.class);
        if (incident == null) {
            incident = next();
            session.setAttribute(OF_REQUEST, incident);
        }
        return incident;
    }

    public static String next() {
        StringBuilder code = new StringBuilder(8);
        for (int i = 0; i < 8; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
