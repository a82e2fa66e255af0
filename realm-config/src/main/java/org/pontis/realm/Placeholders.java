package org.pontis.realm;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Puts values where the sources say {@code ${NAME}}. Nothing may be left over: Keycloak would import the text
 * {@code ${SANDBOX_CLIENT_SECRET}} as a secret, or put some environment variable there.
 */
final class Placeholders {

    /** Every name that a realm source may use. */
    static final Set<String> KNOWN = Set.of(
            "BROKER_URL",
            "PORTAL_OIDC_URL",
            "PORTAL_SAML_URL",
            "PORTAL_SAML_CERTIFICATE",
            "PORTAL_EE_URL",
            "SANDBOX_URL",
            "SANDBOX_CLIENT_SECRET");

    /**
     * Names that are there where the eidas-connector of a realm runs: its issuer, and its address for others if that is another one,
     * for each realm and for the one at hand.
     */
    static final Set<String> OPTIONAL = Set.of(
            "EIDAS_ES_URL", "EIDAS_EE_URL", Connector.URL, "EIDAS_ES_ADDRESS", "EIDAS_EE_ADDRESS", Connector.ADDRESS);

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, String> values;

    private Placeholders(Map<String, String> values) {
        this.values = values;
    }

    /** The names that texts use. */
    static Set<String> in(Iterable<String> texts) {
        Set<String> names = new TreeSet<>();
        texts.forEach(text ->
                PLACEHOLDER.matcher(text).results().map(match -> match.group(1)).forEach(names::add));
        return names;
    }

    /** A copy of the tree with every placeholder replaced. */
    static JsonNode fill(JsonNode tree, Map<String, String> values) {
        return fill(tree, values, Set.of());
    }

    /** @param others names that may have a value besides the known ones */
    static JsonNode fill(JsonNode tree, Map<String, String> values, Set<String> others) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!KNOWN.contains(name) && !OPTIONAL.contains(name) && !others.contains(name)) {
                throw new AssemblyException("There is no placeholder ${" + name + "}; there are "
                        + String.join(", ", new TreeSet<>(KNOWN)) + ".");
            }
            if (values.get(name).isBlank()) {
                throw new AssemblyException("The value of ${" + name + "} is empty.");
            }
            if (values.get(name).contains("${")) {
                throw new AssemblyException("The value of ${" + name + "} holds a placeholder itself.");
            }
        }
        return new Placeholders(values).filled(tree, "");
    }

    private JsonNode filled(JsonNode node, String at) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                refuseInKey(property.getKey(), at);
                property.setValue(filled(property.getValue(), at + "/" + property.getKey()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filled(array.get(i), at + "/" + i));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(filledText(node.textValue(), at));
        }
        return node;
    }

    private String filledText(String text, String at) {
        String filled = PLACEHOLDER.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new AssemblyException("The placeholder ${" + match.group(1) + "} at " + at + " has no value.");
            }
            return Matcher.quoteReplacement(value);
        });
        if (filled.contains("${")) {
            throw new AssemblyException("At " + at + " a placeholder is not closed.");
        }
        return filled;
    }

    private static void refuseInKey(String key, String at) {
        if (key.contains("${")) {
            throw new AssemblyException("At " + at + " a placeholder stands in a name; it may stand in values only.");
        }
    }
}
