package org.pontis.idp.keycloak.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/**
 * What an event may tell. Keycloak adds the user name to most of its events, and ours is made from the citizen's number; others
 * carry what a stranger typed. Who it was is told by {@code userId}.
 */
public final class Discreet {

    private static final Set<String> TOLD = Set.of(
            "acts_for",
            "agreed_to",
            "asked_by",
            "by",
            "country",
            "credential",
            "document",
            "incident",
            "level",
            "limit",
            "login_method",
            "officer",
            "percent",
            "request",
            "requester_country",
            "requester_name",
            "sso",
            "took",
            "upstream",
            "what",
            Details.AUTH_METHOD,
            Details.AUTH_TYPE,
            Details.CLIENT_AUTH_METHOD,
            Details.CODE_ID,
            Details.CREDENTIAL_TYPE,
            Details.GRANT_TYPE,
            Details.IDENTITY_PROVIDER,
            Details.LOGOUT_TRIGGERED_BY_REQUIRED_ACTION,
            Details.REASON,
            Details.REDIRECT_URI,
            Details.RESPONSE_MODE,
            Details.RESPONSE_TYPE);

    private static final int LONGEST = 256;

    /** Ends of lines in any reader's eyes, escape sequences of terminals, and what turns the direction of writing. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private Discreet() {}

    public static Event of(Event event, KeycloakSession session) {
        Event told = event.clone();
        told.setClientId(line(event.getClientId()));
        Map<String, String> details = only(event.getDetails());
        TraceId.of(session).ifPresent(trace -> details.put(TraceId.NAME, trace));
        told.setDetails(details);
        return told;
    }

    /** For the log: the path names what was changed by its id, and who did it is named by hers. */
    public static AdminEvent of(AdminEvent event) {
        AdminEvent told = new AdminEvent(event);
        told.setResourcePath(line(event.getResourcePath()));
        told.setDetails(only(event.getDetails()));
        return told;
    }

    private static Map<String, String> only(Map<String, String> all) {
        Map<String, String> told = new HashMap<>();
        if (all != null) {
            all.forEach((name, value) -> {
                if (TOLD.contains(name)) {
                    told.put(name, line(value));
                }
            });
        }
        return told;
    }

    /** One line, and not a long one. */
    static String line(String value) {
        if (value == null) {
            return null;
        }
        String cut = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        return INVISIBLE.matcher(cut).replaceAll("_");
    }
}
