package org.pontis.realm.portal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands for {@code ${NAME}} in portals' files: the same file serves test and production. */
record Substitution(Map<String, String> values) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    Substitution {
        values = Map.copyOf(values);
    }

    Optional<Value> fill(Value raw, Flaws flaws) {
        Matcher placeholder = PLACEHOLDER.matcher(raw.text());
        StringBuilder filled = new StringBuilder();
        boolean whole = true;
        while (placeholder.find()) {
            String value = values.get(placeholder.group(1));
            if (value == null) {
                flaws.add(
                        Code.PLACEHOLDER_UNDEFINED,
                        raw,
                        "${" + placeholder.group(1)
                                + "} has no value: give it one with --values FILE (the sandbox's is"
                                + " .pontis/realm.properties) or --set NAME=VALUE.");
                whole = false;
            } else {
                placeholder.appendReplacement(filled, Matcher.quoteReplacement(value));
            }
        }
        placeholder.appendTail(filled);
        if (whole && filled.indexOf("${") >= 0) {
            flaws.add(Code.PLACEHOLDER_UNDEFINED, raw, "A placeholder is not closed.");
            whole = false;
        }
        return whole ? Optional.of(new Value(filled.toString(), raw.line(), raw.path())) : Optional.empty();
    }
}
