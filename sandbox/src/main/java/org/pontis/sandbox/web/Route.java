package org.pontis.sandbox.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A method and a path such as {@code /phones/{msisdn}}, and what answers it. A last part such as {@code {*rest}} takes all
 * that is left, slashes included.
 */
record Route(String method, String[] pattern, Handler handler) {

    static Route of(String method, String path, Handler handler) {
        return new Route(method, path.split("/", -1), handler);
    }

    Optional<Map<String, String>> match(String requestMethod, String path) {
        String[] parts = path.split("/", takesRest() ? pattern.length : -1);
        if (!method.equals(requestMethod) || parts.length != pattern.length) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (pattern[i].startsWith("{")) {
                values.put(name(pattern[i]), parts[i]);
            } else if (!pattern[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private boolean takesRest() {
        return pattern[pattern.length - 1].startsWith("{*");
    }

    private static String name(String part) {
        return part.substring(part.startsWith("{*") ? 2 : 1, part.length() - 1);
    }
}
