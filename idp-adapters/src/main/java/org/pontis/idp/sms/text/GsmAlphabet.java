package org.pontis.idp.sms.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The default alphabet of phones, one septet in an octet (3GPP TS 23.038 sections 6.2.1 and 6.2.1.1). It is not ASCII:
 * the at sign is 0x00, and 0x40 is an inverted exclamation mark, which would break the line that browsers read codes from.
 */
public final class GsmAlphabet {

    private static final byte ESCAPE = 0x1B;

    /** In the order of their septets; the escape stands for itself and is never looked up. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final Map<Character, Integer> EXTENSION = Map.of(
            '\f', 0x0A, '^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2F, '[', 0x3C, '~', 0x3D, ']', 0x3E, '|', 0x40, '€',
            0x65);

    private static final Map<Character, byte[]> SEPTETS = septets();

    private GsmAlphabet() {}

    private static Map<Character, byte[]> septets() {
        Map<Character, byte[]> septets = new HashMap<>();
        for (int septet = 0; septet < BASIC.length(); septet++) {
            septets.put(BASIC.charAt(septet), new byte[] {(byte) septet});
        }
        septets.remove((char) ESCAPE);
        EXTENSION.forEach((character, septet) -> septets.put(character, new byte[] {ESCAPE, septet.byteValue()}));
        return Map.copyOf(septets);
    }

    /** The septets of each character; empty if a single one is not in the alphabet. */
    public static Optional<List<byte[]>> encode(String text) {
        List<byte[]> characters = new ArrayList<>(text.length());
        for (int at = 0; at < text.length(); at++) {
            byte[] septets = SEPTETS.get(text.charAt(at));
            if (septets == null) {
                return Optional.empty();
            }
            characters.add(septets);
        }
        return Optional.of(characters);
    }
}
