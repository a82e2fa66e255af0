package org.pontis.theme;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The theme's own files, and the words of its parent. */
final class ThemeFiles {

    static final Path HOME = Path.of("src/main/resources/theme/pontis/login");
    static final List<String> LANGUAGES = List.of("es", "ca", "gl", "eu", "en", "et");

    private ThemeFiles() {}

    /** The templates of this theme by file name. */
    static Map<String, String> templates() {
        try (Stream<Path> files = Files.list(HOME)) {
            return files.filter(file -> file.toString().endsWith(".ftl"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), ThemeFiles::text, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> words(String language) {
        return properties(text(HOME.resolve("messages/messages_" + language + ".properties")));
    }

    /** Keycloak's own words; a language falls back to the realm's default, Spanish, and that to English. There is no Galician and no Estonian. */
    static Map<String, String> parentWords(String language) {
        Map<String, String> words = new TreeMap<>();
        for (String fallback : List.of("en", "es", language)) {
            words.putAll(properties(parent("messages/messages_" + fallback + ".properties")));
        }
        return words;
    }

    static Map<String, String> settings() {
        return properties(text(HOME.resolve("theme.properties")));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String parent(String name) {
        URL file = ThemeFiles.class.getResource("/theme/base/login/" + name);
        if (file == null) {
            return "";
        }
        try (var in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> properties(String text) {
        Properties properties = new Properties();
        try (Reader reader = new StringReader(text)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> map = new TreeMap<>();
        properties.forEach((key, value) -> map.put((String) key, (String) value));
        return map;
    }
}
