package org.pontis.idp.ledger.json;

import java.util.Arrays;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** RFC 8785 over the values of {@link Json}. */
public final class Canonical {

    private Canonical() {}

    /**
     * The one spelling of a value.
     *
     * @throws IllegalArgumentException a text holds half of a surrogate pair
     */
    public static byte[] bytes(Json value) {
        return text(value).getBytes(UTF_8);
    }

    /** The same before it is UTF-8. */
    public static String text(Json value) {
        StringBuilder out = new StringBuilder(512);
        write(value, out);
        return out.toString();
    }

    /**
     * Reads an object, if this is its one spelling.
     *
     * @throws Malformed it is not, or something follows
     */
    public static Json.Members read(byte[] bytes) throws Malformed {
        if (!(new Reader(bytes).whole() instanceof Json.Members members)) {
            throw new Malformed("not an object");
        }
        // the reader refuses the rest; this catches every spelling it might have let through
        if (!Arrays.equals(bytes, bytes(members))) {
            throw new Malformed("not the canonical spelling");
        }
        return members;
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Text text -> quote(text.value(), out);
            case Json.Whole whole -> out.append(whole.value());
            case Json.Truth truth -> out.append(truth.value());
            case Json.Items items -> {
                char before = '[';
                for (Json item : items.values()) {
                    write(item, out.append(before));
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            }
            case Json.Members members -> {
                char before = '{';
                for (Map.Entry<String, Json> member : members.values().entrySet()) {
                    quote(member.getKey(), out.append(before));
                    write(member.getValue(), out.append(':'));
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            }
        }
    }

    /** RFC 8785, 3.2.2.2. */
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        if (Character.isSurrogate(c) && !paired(text, i)) {
                            throw new IllegalArgumentException("half of a surrogate pair");
                        }
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
