package org.pontis.eidas.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a browser or a machine asks.
 *
 * @param path as it came over the wire
 * @param query as it came over the wire
 * @param headers by name, several of one name with a comma between
 * @param body of a form; empty otherwise
 */
record Call(String method, String path, String query, Function<String, Optional<String>> headers, String body) {

    static final String FORM = "application/x-www-form-urlencoded";

    boolean isPost() {
        return method.equals("POST");
    }

    /** Of the form, or of the query where there is none. */
    Fields fields() {
        return isPost() ? Fields.read(body) : Fields.read(query);
    }

    Optional<String> header(String name) {
        return headers.apply(name);
    }

    /** The value that the browser sends under this name; nothing if it sends several. */
    Optional<String> cookie(String name) {
        var values = header("Cookie").stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    boolean isForm() {
        return header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(FORM::equals)
                .isPresent();
    }

    /** Whether it is a program that asks, and says so. */
    boolean wantsJson() {
        String accepted = header("Accept").orElse("");
        return accepted.contains("application/json") && !accepted.contains("text/html");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
