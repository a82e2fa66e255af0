package org.pontis.sandbox.e2e.cluster;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.pontis.sandbox.e2e.Document;

/** What the operations manual tells operators to write and to type, word for word. */
final class Manual {

    private static final Document TEXT = Document.of("operations.md");

    private Manual() {}

    /** A node's settings, and room for a crowd that shares one address. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(settings("db=postgres"));
        for (String method : List.of("sms-pin", "password")) {
            settings.put("spi-authenticator--pontis-login--" + method + "-sms-per-address-hour", "100000");
        }
        return settings;
    }

    /** The settings of the block that contains this. */
    static Map<String, String> settings(String part) {
        Properties block = new Properties();
        try {
            block.load(new StringReader(block("properties", part)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = new HashMap<>();
        block.stringPropertyNames().forEach(name -> settings.put(name, block.getProperty(name)));
        return settings;
    }

    static String quarkus() {
        return block("properties", "quarkus.datasource");
    }

    /** The commands of the block that contains this. */
    static String shell(String part) {
        return block("sh", part);
    }

    private static String block(String language, String part) {
        return TEXT.blocks(language).stream()
                .filter(block -> block.contains(part))
                .findFirst()
                .orElseThrow();
    }
}
