package org.pontis.sandbox.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A method and a path such as {@code /phones/{msisdn}}, and what answers it. */
record Route(String method, String[] pattern, Handler handler) {

    static Route of(String method, String path, Handler handler) {
        return new Route(method, path.split("/", -1), handler);
    }

    Optional<Map<String, String>> match(String requestMethod, String path) {
        String[] parts = path.split("/", -1);
        if (!method.equals(requestMethod) || parts.length != pattern.length) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i++) {
            if (pattern[i].startsWith("{")) {
                values.put(pattern[i].substring(1, pattern[i].length() - 1), parts[i]);
            } else if (!pattern[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
