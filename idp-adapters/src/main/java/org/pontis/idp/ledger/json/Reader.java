package org.pontis.idp.ledger.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what {@link Canonical} writes, from its bytes: names in order and once, no white space, nothing after the end. */
final class Reader {

    /** Objects within objects; the format needs three. */
    private static final int DEEPEST = 6;

    private final String in;
    private int at;
    private int depth;

    Reader(byte[] bytes) throws Malformed {
        try {
            in = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notText) {
            throw new Malformed("not UTF-8");
        }
    }

    Json whole() throws Malformed {
        Json value = value();
        if (at != in.length()) {
            throw new Malformed("something after the end");
        }
        return value;
    }

    private Json value() throws Malformed {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> items();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Json members() throws Malformed {
        enter();
        SortedMap<String, Json> members = new TreeMap<>();
        String last = null;
        while (peek() != '}') {
            if (last != null) {
                expect(',');
            }
            String name = string();
            if (last != null && name.compareTo(last) <= 0) {
                throw new Malformed(name.equals(last) ? "a member twice" : "members out of order");
            }
            expect(':');
            members.put(name, value());
            last = name;
        }
        leave();
        return new Json.Members(members);
    }

    private Json items() throws Malformed {
        enter();
        List<Json> items = new ArrayList<>();
        while (peek() != ']') {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value());
        }
        leave();
        return new Json.Items(items);
    }

    private void enter() throws Malformed {
        at++;
        if (++depth > DEEPEST) {
            throw new Malformed("too deep");
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private Json word(String word, boolean meaning) throws Malformed {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
        return new Json.Truth(meaning);
    }

    private Json number() throws Malformed {
        int begin = at;
        while (at < in.length() && (in.charAt(at) == '-' || Character.digit(in.charAt(at), 10) >= 0)) {
            at++;
        }
        try {
            return new Json.Whole(Long.parseLong(in, begin, at, 10));
        } catch (IllegalArgumentException notWhole) {
            throw new Malformed("neither a value nor a whole number");
        }
    }

    private String string() throws Malformed {
        expect('"');
        int end = at;
        while (end < in.length() && in.charAt(end) != '"' && in.charAt(end) != '\\') {
            end++;
        }
        StringBuilder out = null;
        int begin = at;
        at = end;
        while (peek() != '"') {
            out = out == null ? new StringBuilder(in.substring(begin, at)) : out;
            char c = in.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        String text = out == null ? in.substring(begin, at) : out.toString();
        at++;
        return text;
    }

    private char escaped() throws Malformed {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\' -> c;
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> control();
            default -> throw new Malformed("an unknown escape");
        };
    }

    /** Everything from a space on stands for itself, so an escape never makes half of a surrogate pair. */
    private char control() throws Malformed {
        at += 4;
        try {
            int c = Integer.parseInt(in, at - 4, at, 16);
            if (c >= 0 && c < ' ') {
                return (char) c;
            }
        } catch (IndexOutOfBoundsException | NumberFormatException broken) {
            // the same as one that stands for itself
        }
        throw new Malformed("an escape for what needs none");
    }

    private char peek() throws Malformed {
        if (at >= in.length()) {
            throw new Malformed("ends too early");
        }
        return in.charAt(at);
    }

    private void expect(char c) throws Malformed {
        if (peek() != c) {
            throw new Malformed("a character that does not belong there");
        }
        at++;
    }
}
