package org.pontis.idp.sms.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;

/**
 * A text as octets, character by character, so that a cut never goes through one.
 *
 * @param coding what the octets mean
 * @param characters the octets of each character
 */
record EncodedText(TextCoding coding, List<byte[]> characters) {

    /** In the phones' own alphabet if all of it fits, otherwise in UCS-2. */
    static EncodedText of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return GsmAlphabet.encode(composed)
                .map(septets -> new EncodedText(TextCoding.GSM_7, septets))
                .orElseGet(() -> new EncodedText(TextCoding.UCS_2, ucs2(composed)));
    }

    /** Beyond the basic plane phones read UTF-16, so a pair of surrogates is one character. */
    private static List<byte[]> ucs2(String text) {
        return text.codePoints()
                .mapToObj(point -> Character.toString(point).getBytes(StandardCharsets.UTF_16BE))
                .toList();
    }

    int octets() {
        return characters.stream().mapToInt(character -> character.length).sum();
    }
}
