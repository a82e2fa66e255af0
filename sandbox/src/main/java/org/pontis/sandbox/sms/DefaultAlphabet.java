package org.pontis.sandbox.sms;

/**
 * The GSM 7-bit default alphabet and its extension table, 3GPP TS 23.038 section 6.2.1, as SMPP carries it: one septet in
 * each octet. ASCII is not it: {@code @} is 0x00, and 0x40 is an inverted exclamation mark.
 */
public final class DefaultAlphabet {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "\f^{}\\[~]|€";
    private static final int ESCAPE = 0x1B;

    private DefaultAlphabet() {}

    /** Whether the character is in the basic table, and takes one septet. */
    public static boolean isBasic(int character) {
        return character != ESCAPE && BASIC.indexOf(character) >= 0;
    }

    /** Whether the character is in the extension table, and takes two septets. */
    public static boolean isExtension(int character) {
        return EXTENSION.indexOf(character) >= 0;
    }

    static String decode(byte[] octets) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == ESCAPE) {
                i++;
                text.append(i < octets.length ? extension(octets[i]) : ' ');
            } else {
                text.append(basic(octets[i]));
            }
        }
        return text.toString();
    }

    private static char basic(byte septet) {
        // an octet above 0x7F is no septet: make the client's mistake visible
        return septet < 0 ? '\uFFFD' : BASIC.charAt(septet);
    }

    private static char extension(byte septet) {
        return switch (septet) {
            case 0x0A -> '\f';
            case 0x14 -> '^';
            case 0x28 -> '{';
            case 0x29 -> '}';
            case 0x2F -> '\\';
            case 0x3C -> '[';
            case 0x3D -> '~';
            case 0x3E -> ']';
            case 0x40 -> '|';
            case 0x65 -> '€';
            // TS 23.038: what the table does not have is shown as in the basic one; a second escape is a space
            case ESCAPE -> ' ';
            default -> basic(septet);
        };
    }
}
