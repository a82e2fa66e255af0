package org.pontis.eidas.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers of every answer (OWASP secure headers). */
final class Headers {

    /**
     * Pages have nothing inline. There is no {@code form-action}: browsers hold it against every redirect after a form, and ours
     * lead to other countries' nodes, to the broker, and to wherever these go on to.
     */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<Map.Entry<String, String>> ALWAYS = List.of(
            Map.entry("Content-Security-Policy", POLICY),
            Map.entry("X-Content-Type-Options", "nosniff"),
            Map.entry("X-Frame-Options", "DENY"),
            Map.entry("Referrer-Policy", "no-referrer"),
            Map.entry("Cross-Origin-Resource-Policy", "same-origin"));

    private static final Map.Entry<String, String> STRICT = Map.entry("Strict-Transport-Security", "max-age=31536000");

    private Headers() {}

    /** @param secure whether browsers reach all of us by https, and are to do so from now on (RFC 6797) */
    static List<Map.Entry<String, String>> of(Answer answer, boolean secure) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        if (secure) {
            headers.add(STRICT);
        }
        ALWAYS.stream().filter(header -> !answer.has(header.getKey())).forEach(headers::add);
        headers.add(Map.entry("Content-Type", answer.type()));
        if (!answer.has("Cache-Control")) {
            headers.add(Map.entry("Cache-Control", "no-store"));
        }
        headers.addAll(answer.headers());
        return headers;
    }
}
