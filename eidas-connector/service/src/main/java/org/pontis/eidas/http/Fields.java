package org.pontis.eidas.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.oidc.Parameters;

/**
 * The fields of a form or of a query (application/x-www-form-urlencoded, WHATWG URL 5.1), read more strictly than there: a
 * percent sign begins an escape, and the octets are UTF-8.
 *
 * @param values of each name, in their order
 */
record Fields(Map<String, List<String>> values) {

    static final Fields NONE = new Fields(Map.of());

    private static final int MOST = 64;
    private static final int HEXADECIMAL = 16;

    /** @throws BadCall if it cannot be read, or is too much */
    static Fields read(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            if (++count > MOST) {
                throw BadCall.malformed("more than " + MOST + " fields");
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
            values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return new Fields(values);
    }

    /** The value; nothing if there is none. @throws BadCall if there are several */
    Optional<String> get(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw BadCall.malformed("a field stands there twice");
        }
        return all.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** @throws BadCall if there is none, or several */
    String need(String name) {
        return get(name).orElseThrow(() -> BadCall.malformed("the field " + name + " is missing"));
    }

    /** For the OpenID sides, which have rules of their own. */
    Parameters asParameters() {
        return Parameters.of(values);
    }

    private static String decode(String text) {
        byte[] octets = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~') {
                throw BadCall.malformed("a field is not encoded");
            }
            if (c == '%') {
                octets[length++] = (byte) (digit(text, i + 1) * HEXADECIMAL + digit(text, i + 2));
                i += 2;
            } else {
                octets[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw BadCall.malformed("a field is not UTF-8");
        }
    }

    private static int digit(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), HEXADECIMAL) : -1;
        if (digit < 0) {
            throw BadCall.malformed("a percent sign without its digits");
        }
        return digit;
    }

    /** Values may say who somebody is. */
    @Override
    public String toString() {
        return "fields " + values.size();
    }
}
