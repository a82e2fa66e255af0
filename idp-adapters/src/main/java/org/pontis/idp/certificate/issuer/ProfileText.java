package org.pontis.idp.certificate.issuer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Settings;
import org.pontis.idp.certificate.revocation.Rules;

/** The text of a profile: the operator's file, and where it says nothing the template it names. */
record ProfileText(Path file, Settings settings) {

    private static final Set<String> TEMPLATES =
            Set.of("dnie", "esteid2018", "esteid2025", "belgian-eid", "mobile-id-ee", "en319412-1");

    private static final Set<String> KEYS = Set.of(
            "template",
            "methods",
            "issuers",
            "authorities",
            "policies",
            "policies-all",
            "policies-none",
            "key-usage",
            "key-usage-none",
            "extended-key-usage",
            "extended-key-usage-presence",
            "curves",
            "identifier",
            "kinds",
            "countries",
            "common-name",
            "organisations",
            "level",
            "ocsp-responders");

    static ProfileText read(Path file) {
        String name = file.getFileName() + ": ";
        Map<String, String> own = entries(name, file);
        Settings settings = new Settings(name, own::get);
        Optional<String> template = settings.text("template");
        if (template.isEmpty()) {
            return new ProfileText(file, settings);
        }
        if (!TEMPLATES.contains(template.get())) {
            throw new InvalidSetting(name + "template must be one of " + String.join(", ", TEMPLATES) + ".");
        }
        Map<String, String> shipped = shipped(template.get());
        // set to nothing means nothing, and not what the template says
        return new ProfileText(file, new Settings(name, key -> own.containsKey(key) ? own.get(key) : shipped.get(key)));
    }

    private static Map<String, String> entries(String name, Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return checked(name, reader);
        } catch (IOException unreadable) {
            throw new InvalidSetting(name + "the file cannot be read as UTF-8.");
        }
    }

    private static Map<String, String> shipped(String template) {
        try (InputStream stream = ProfileText.class.getResourceAsStream(template + ".properties")) {
            return checked(template + ": ", new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Map<String, String> checked(String name, Reader reader) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        Set<String> twice = new HashSet<>();
        try {
            new Properties() {
                private static final long serialVersionUID = 1L;

                @Override
                public synchronized Object put(Object key, Object value) {
                    if (entries.put((String) key, (String) value) != null) {
                        twice.add((String) key);
                    }
                    return null;
                }
            }.load(reader);
        } catch (IllegalArgumentException escape) {
            throw new InvalidSetting(name + "a backslash is followed by what it cannot be followed by.");
        }
        for (String key : entries.keySet()) {
            if (!KEYS.contains(key) && !Rules.KEYS.contains(key)) {
                throw new InvalidSetting(name + key + " is not a key of a profile.");
            }
            if (twice.contains(key)) {
                throw new InvalidSetting(name + key + " stands twice.");
            }
        }
        return entries;
    }
}
