package org.pontis.eidas.config;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.pontis.broker.InvalidSetting;
import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.keys.Password;

/**
 * How one kind of value is written.
 *
 * @param words what it is, after "should be"
 */
record Kind(String words, Reading reading) {

    private static final Map<Class<?>, Kind> KINDS = Map.of(
            String.class, new Kind("a text", text -> text),
            boolean.class, new Kind("true or false", Kind::truth),
            int.class, new Kind("a whole number", Integer::valueOf),
            Integer.class, new Kind("a whole number", Integer::valueOf),
            Duration.class, new Kind("a duration such as PT5M", Duration::parse),
            Path.class, new Kind("a file or folder", Path::of),
            URI.class, new Kind("an address such as https://example.org/path", Kind::address),
            NodeCountry.class, new Kind("a country of two upper-case letters", NodeCountry::new),
            Password.class, new Kind("a secret, or file: and the file that holds it", Kind::secret),
            InetSocketAddress.class, new Kind("host:port", Kind::socket));

    static Kind of(Class<?> type) {
        return type.isEnum() ? choice(type) : KINDS.get(type);
    }

    /** Secrets are never quoted. */
    static boolean isSecret(Class<?> type) {
        return type == Password.class;
    }

    private static Kind choice(Class<?> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> name((Enum<?>) constant))
                .toList();
        return new Kind("one of " + String.join(", ", names), text -> {
            int index = names.indexOf(text);
            if (index < 0) {
                throw new IllegalArgumentException();
            }
            return type.getEnumConstants()[index];
        });
    }

    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Object truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException();
        }
        return Boolean.valueOf(text);
    }

    private static Object address(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException();
        }
        return uri;
    }

    private static Object socket(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }

    private static Object secret(String text) {
        if (!text.startsWith("file:")) {
            return Password.of(text);
        }
        try {
            return Password.of(
                    Files.readString(Path.of(text.substring("file:".length()))).strip());
        } catch (IOException e) {
            throw new InvalidSetting("names a file that cannot be read");
        }
    }

    /** What a list of this kind is, for documentation. */
    static String list(Kind kind) {
        return kind.words() + "; several separated by commas";
    }

    @FunctionalInterface
    interface Reading {

        Object read(String text);
    }
}
