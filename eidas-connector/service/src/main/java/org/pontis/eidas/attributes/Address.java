package org.pontis.eidas.attributes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A postal address (attribute profile 2.2.9, 2.3.5). On the wire it is Base64 of XML elements without a root and with a prefix
 * that nobody declares, so no XML parser reads it; it is read by the names alone, in any case, as the reference node does.
 */
public record Address(Map<Part, String> parts) {

    private static final Pattern ELEMENT =
            Pattern.compile("<(?:[\\w.-]+:)?([A-Za-z]+)(?:\\s[^<>]*)?>([^<>]*)</(?:[\\w.-]+:)?([A-Za-z]+)\\s*>");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MAX_LENGTH = 8_192;

    public Address {
        parts = Collections.unmodifiableMap(new EnumMap<>(checked(parts)));
    }

    /** Reads the value of an attribute; nothing if no part of an address is in it. */
    public static Optional<Address> read(String base64) {
        if (base64.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] xml = Base64.getDecoder().decode(BLANKS.matcher(base64).replaceAll(""));
            Map<Part, String> parts = elements(new String(xml, StandardCharsets.UTF_8));
            return parts.isEmpty() ? Optional.empty() : Optional.of(new Address(parts));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The value for an attribute of this data set. */
    public String write(DataSet set) {
        String xml = parts.entrySet().stream()
                .map(part -> {
                    String name = set.prefix() + ":" + part.getKey().element();
                    return "<" + name + ">" + escaped(part.getValue()) + "</" + name + ">";
                })
                .collect(Collectors.joining("\n"));
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Part, String> elements(String xml) {
        Map<Part, String> parts = new EnumMap<>(Part.class);
        Matcher element = ELEMENT.matcher(xml);
        while (element.find()) {
            String text = unescaped(element.group(2)).strip();
            if (element.group(1).equalsIgnoreCase(element.group(3)) && !text.isEmpty()) {
                Part.called(element.group(1)).ifPresent(part -> parts.putIfAbsent(part, text));
            }
        }
        return parts;
    }

    private static Map<Part, String> checked(Map<Part, String> parts) {
        if (parts.isEmpty() || parts.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("An address has parts, none of them empty.");
        }
        return parts;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    @Override
    public String toString() {
        return "***";
    }

    /** The elements of the core location vocabulary, in the order of the schema. */
    public enum Part {
        PO_BOX("PoBox"),
        LOCATOR_DESIGNATOR("LocatorDesignator"),
        LOCATOR_NAME("LocatorName"),
        ADDRESS_AREA("CvaddressArea"),
        THOROUGHFARE("Thoroughfare"),
        POST_NAME("PostName"),
        ADMIN_UNIT_FIRST_LINE("AdminunitFirstline"),
        ADMIN_UNIT_SECOND_LINE("AdminunitSecondline"),
        POST_CODE("PostCode");

        private final String element;

        Part(String element) {
            this.element = element;
        }

        /** The local name of the XML element. */
        public String element() {
            return element;
        }

        static Optional<Part> called(String element) {
            return Arrays.stream(values())
                    .filter(part -> part.element.equalsIgnoreCase(element))
                    .findFirst();
        }
    }
}
