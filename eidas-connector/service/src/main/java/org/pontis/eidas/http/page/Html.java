package org.pontis.eidas.http.page;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** HTML in which nothing stands unescaped that is not ours, because there is no other way to put it in. */
final class Html {

    static final Html NOTHING = new Html("");

    private static final String GAP = "{}";

    // invisible, but they belong into names of some scripts
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

    private final String source;

    private Html(String source) {
        this.source = source;
    }

    /**
     * A template of ours, filled.
     *
     * @param template each {@code {}} in it takes the next part; attribute values stand in double quotes
     * @param parts HTML, text, or several or none of these
     */
    static Html of(String template, Object... parts) {
        StringBuilder html = new StringBuilder();
        int from = 0;
        for (Object part : parts) {
            int gap = template.indexOf(GAP, from);
            if (gap < 0) {
                throw new IllegalArgumentException("More parts than gaps.");
            }
            html.append(template, from, gap).append(source(part));
            from = gap + GAP.length();
        }
        if (template.indexOf(GAP, from) >= 0) {
            throw new IllegalArgumentException("More gaps than parts.");
        }
        return new Html(html.append(template.substring(from)).toString());
    }

    /** A value that goes back as it came, in an attribute that nobody reads: not even its invisible characters are shown. */
    static Html exact(String value) {
        return new Html(escaped(value));
    }

    /** What is HTML already and written by us. */
    static Html ours(String source) {
        return new Html(source);
    }

    private static String source(Object part) {
        return switch (part) {
            case Html html -> html.source;
            case String text -> escaped(shown(text));
            case Optional<?> perhaps -> perhaps.map(Html::source).orElse("");
            case Collection<?> several -> several.stream().map(Html::source).collect(Collectors.joining("\n"));
            default -> throw new IllegalArgumentException("Neither HTML nor text: " + part.getClass());
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** What would turn the text around, hide a part of it, or is no text at all, stands there by its number. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (isInvisible(c)) {
                shown.append(String.format("[U+%04X]", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The words alone, for a place where no element can stand, such as a title. */
    String words() {
        return source.replaceAll("<[^>]*>", "").replaceAll("\\s+", " ").strip();
    }

    @Override
    public String toString() {
        return source;
    }
}
