package org.pontis.idp.keycloak.eidas;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the connector is told beyond OpenID Connect, and what it is not: for whom the citizen is asked, in which language she
 * reads, and which country a portal has in mind, if it says so.
 */
final class AskingQuery {

    /** Said by nobody else: every login abroad is a new one, whatever a portal prompts for. */
    private static final Set<String> OURS =
            Set.of("prompt", "login_hint", "ui_locales", "sp_type", "requester_id", "provider_name");

    private AskingQuery() {}

    /**
     * The query of an authorization request, completed.
     *
     * @param query percent-encoded
     * @param country which the portal has in mind, as a code
     */
    static String of(String query, Portal portal, String language, Optional<String> country) {
        Map<String, String> more = new TreeMap<>(Map.of(
                "ui_locales", language,
                "sp_type", portal.sector(),
                "requester_id", portal.id(),
                "provider_name", portal.name()));
        country.ifPresent(code -> more.put("login_hint", "country:" + code));
        return Stream.concat(
                        Stream.of(query.split("&"))
                                .filter(parameter -> !OURS.contains(parameter.split("=", 2)[0])),
                        more.entrySet().stream()
                                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue())))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
