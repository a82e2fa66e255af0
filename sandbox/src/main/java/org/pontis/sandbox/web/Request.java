package org.pontis.sandbox.web;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/**
 * One HTTP request, read whole.
 *
 * @param path the values of the route's {@code {names}}
 * @param query the first value of each query parameter
 * @param cookies by name
 * @param body at most one mebibyte
 */
public record Request(
        HttpExchange exchange,
        Map<String, String> path,
        Map<String, String> query,
        Map<String, String> cookies,
        byte[] body) {

    private static final int MAX_BODY = 1 << 20;

    static Request read(HttpExchange exchange, Map<String, String> path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
        return new Request(exchange, path, parse(exchange.getRequestURI().getRawQuery(), "&"), cookies(exchange), body);
    }

    /** The first value of each field of a form body. */
    public Map<String, String> form() {
        return parse(text(), "&");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(v -> !v.isEmpty());
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** Whether the caller asked for JSON rather than a page. */
    public boolean wantsJson() {
        return header("Accept").filter(v -> v.contains("application/json")).isPresent();
    }

    private static Map<String, String> cookies(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Cookie");
        return parse(header == null ? null : header.replace(" ", ""), ";");
    }

    private static Map<String, String> parse(String encoded, String separator) {
        Map<String, String> values = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split(separator, -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    values.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return values;
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
