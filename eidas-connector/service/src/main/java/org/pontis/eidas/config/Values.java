package org.pontis.eidas.config;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was set, in a file of properties and in the environment, which wins; and whether all of it was read. */
final class Values {

    private static final String ENVIRONMENT = "EIDAS_";

    private final Map<String, String> properties;
    private final Map<String, String> environment;
    private final Set<String> read = new TreeSet<>();

    Values(Map<String, String> properties, Map<String, String> environment) {
        this.properties = Map.copyOf(properties);
        this.environment = Map.copyOf(environment);
    }

    /** How a key is called in the environment. */
    static String variable(String key) {
        return ENVIRONMENT + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The value; blank counts as not set. */
    Optional<String> get(String key) {
        read.add(key);
        read.add(variable(key));
        return Optional.ofNullable(environment.getOrDefault(variable(key), properties.get(key)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    boolean hasAny(String prefix) {
        return properties.keySet().stream().anyMatch(key -> key.startsWith(prefix))
                || environment.keySet().stream().anyMatch(name -> name.startsWith(variable(prefix)));
    }

    /** The two letters that stand in keys after this prefix. */
    Set<String> codes(String prefix) {
        Set<String> codes = new TreeSet<>();
        collect(Pattern.compile(Pattern.quote(prefix) + "([A-Z]{2})\\..*"), properties.keySet(), codes);
        collect(Pattern.compile(Pattern.quote(variable(prefix)) + "([A-Z]{2})_.*"), environment.keySet(), codes);
        return codes;
    }

    /** What was set and is no setting. */
    Set<String> unread() {
        Set<String> unread = new TreeSet<>(properties.keySet());
        environment.keySet().stream()
                .filter(name -> name.startsWith(ENVIRONMENT))
                .forEach(unread::add);
        unread.removeAll(read);
        return unread;
    }

    private static void collect(Pattern form, Set<String> names, Set<String> to) {
        for (String name : names) {
            Matcher matcher = form.matcher(name);
            if (matcher.matches()) {
                to.add(matcher.group(1));
            }
        }
    }
}
