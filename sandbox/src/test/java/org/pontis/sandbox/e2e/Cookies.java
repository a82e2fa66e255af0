package org.pontis.sandbox.e2e;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cookies of one browser. Like browsers it sends {@code Secure} cookies to http://localhost and ignores the port (RFC
 * 6265, 8.5); everything here is on one host.
 */
final class Cookies {

    private record Key(String name, String path) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            // RFC 6265, 5.4: longer paths first
            int longer = Integer.compare(other.path.length(), path.length());
            int byPath = longer != 0 ? longer : path.compareTo(other.path);
            return byPath != 0 ? byPath : name.compareTo(other.name);
        }

        boolean covers(String requested) {
            return requested.equals(path) || requested.startsWith(path.endsWith("/") ? path : path + "/");
        }
    }

    private final Map<Key, String> values = new TreeMap<>();

    synchronized Cookies copy() {
        Cookies copy = new Cookies();
        copy.values.putAll(values);
        return copy;
    }

    synchronized void set(String header) {
        String[] parts = header.split(";");
        String[] pair = parts[0].split("=", 2);
        Key key = new Key(pair[0].strip(), attribute(parts, "path").orElse("/"));
        if (attribute(parts, "max-age").filter("0"::equals).isPresent()) {
            values.remove(key);
        } else {
            values.put(key, pair[1].strip());
        }
    }

    synchronized Optional<String> header(URI to) {
        String header = values.entrySet().stream()
                .filter(cookie -> cookie.getKey().covers(to.getPath()))
                .map(cookie -> cookie.getKey().name() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return Optional.of(header).filter(text -> !text.isEmpty());
    }

    private static Optional<String> attribute(String[] parts, String name) {
        for (String part : parts) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equalsIgnoreCase(name)) {
                return Optional.of(pair[1]);
            }
        }
        return Optional.empty();
    }
}
