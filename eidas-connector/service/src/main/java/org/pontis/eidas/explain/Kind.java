package org.pontis.eidas.explain;

import java.util.Optional;

/** What a document is, going by the name of its root element. */
enum Kind {
    REQUEST("AuthnRequest"),
    RESPONSE("Response"),
    METADATA("Metadata"),
    /** No message at all. */
    UNKNOWN("Unknown");

    private final String title;

    Kind(String title) {
        this.title = title;
    }

    /** As it is called in JSON. */
    String title() {
        return title;
    }

    /** Looks past declaration, comments and document type; whether any of them may be there is another question. */
    static Optional<Kind> of(String xml) {
        int at = 0;
        while (true) {
            at = afterSpace(xml, at);
            String end;
            if (xml.startsWith("<!--", at)) {
                end = "-->";
            } else if (xml.startsWith("<?", at)) {
                end = "?>";
            } else if (xml.startsWith("<!", at)) {
                int bracket = xml.indexOf('[', at);
                end = bracket >= 0 && bracket < xml.indexOf('>', at) ? "]>" : ">";
            } else {
                return named(xml, at);
            }
            int found = xml.indexOf(end, at);
            if (found < 0) {
                return Optional.empty();
            }
            at = found + end.length();
        }
    }

    private static int afterSpace(String xml, int from) {
        int at = from;
        while (at < xml.length() && xml.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static Optional<Kind> named(String xml, int at) {
        if (!xml.startsWith("<", at)) {
            return Optional.empty();
        }
        int end = at + 1;
        while (end < xml.length() && " \t\r\n/>".indexOf(xml.charAt(end)) < 0) {
            end++;
        }
        String name = xml.substring(at + 1, end);
        return switch (name.substring(name.indexOf(':') + 1)) {
            case "AuthnRequest" -> Optional.of(REQUEST);
            case "Response" -> Optional.of(RESPONSE);
            case "EntityDescriptor", "EntitiesDescriptor" -> Optional.of(METADATA);
            default -> Optional.empty();
        };
    }
}
