package org.pontis.sandbox.portal;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markup that is safe to send: every value that went into it was escaped, for element content and quoted attributes. */
public final class Html {

    public static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /**
     * Fills each {@code {}} of a constant template with the next value: {@link Html} as it is, anything else escaped.
     * Attribute values must be quoted in the template.
     *
     * @throws IllegalStateException if the number of values does not fit
     */
    public static Html of(String template, Object... values) {
        String[] parts = template.split("\\{}", -1);
        if (parts.length != values.length + 1) {
            throw new IllegalStateException("Template wants " + (parts.length - 1) + " values: " + template);
        }
        StringBuilder markup = new StringBuilder(parts[0]);
        for (int i = 0; i < values.length; i++) {
            markup.append(values[i] instanceof Html html ? html.markup : escape(String.valueOf(values[i])));
            markup.append(parts[i + 1]);
        }
        return new Html(markup.toString());
    }

    public static Html join(Stream<Html> pieces) {
        return new Html(pieces.map(Html::toString).collect(Collectors.joining("\n")));
    }

    public static Html join(Html... pieces) {
        return join(Stream.of(pieces));
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
