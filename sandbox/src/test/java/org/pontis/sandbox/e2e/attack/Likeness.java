package org.pontis.sandbox.e2e.attack;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.pontis.sandbox.e2e.Page;

/**
 * Everything about an answer by which one could be told from another: status, headers, the names and attributes of cookies, and
 * the page without what is random in it or was typed.
 */
public record Likeness(int status, Map<String, List<String>> headers, List<String> cookies, String body) {

    public static Likeness of(Page page, String typed) {
        return new Likeness(
                page.response().statusCode(),
                headers(page),
                page.response().headers().allValues("set-cookie").stream()
                        .map(cookie -> cookie.replaceFirst("=[^;]*", "=…"))
                        .sorted()
                        .toList(),
                page.response()
                        .body()
                        .replaceAll("acaba en \\d\\d", "acaba en NN")
                        .replaceAll("(session_code|execution|client_data|tab_id)=[\\w.%=-]+", "$1=…")
                        .replace(typed, "TYPED")
                        .replace(page.incident().isEmpty() ? "\u0000" : page.incident(), "INCIDENT"));
    }

    private static Map<String, List<String>> headers(Page page) {
        Map<String, List<String>> headers =
                new TreeMap<>(page.response().headers().map());
        headers.keySet().removeAll(List.of("date", "content-length", "set-cookie"));
        return headers;
    }
}
