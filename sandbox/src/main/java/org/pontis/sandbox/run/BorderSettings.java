package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What somebody wants of a country's eidas-connector besides what the sandbox sets, such as a third country: properties in a file
 * that {@code PONTIS_EIDAS_ES_SETTINGS} or {@code PONTIS_EIDAS_EE_SETTINGS} names (docs/eidas-interop.md).
 */
final class BorderSettings {

    /** What a realm and the other country know of a node; they would look for it where it was. */
    private static final List<String> OURS =
            List.of("country", "name", "address", "connector.issuer", "listen-port", "tls.port");

    private BorderSettings() {}

    /**
     * By country.
     *
     * @throws IllegalStateException if a file cannot be read, or sets what is not to be set
     */
    static Map<String, Map<String, String>> of(Map<String, String> environment) {
        Map<String, Map<String, String>> settings = new HashMap<>();
        for (String country : new String[] {"ES", "EE"}) {
            String name = "PONTIS_EIDAS_" + country + "_SETTINGS";
            String file = environment.getOrDefault(name, "");
            settings.put(country, file.isEmpty() ? Map.of() : read(name, Path.of(file)));
        }
        return settings;
    }

    private static Map<String, String> read(String name, Path file) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The file " + file + " that " + name + " names cannot be read as properties in UTF-8.", e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        OURS.stream().filter(settings::containsKey).findFirst().ifPresent(key -> {
            throw new IllegalStateException(
                    "The file " + file + " that " + name + " names sets " + key
                            + ", which the sandbox decides: broker and countries know each other by it. Ports follow PONTIS_PORT_BASE.");
        });
        return settings;
    }
}
