package org.pontis.idp.sms.text;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What travels in one submit_sm: a whole text, or a part of it under a concatenation header (3GPP TS 23.040 section
 * 9.2.3.24.1, 8-bit reference).
 */
public final class Segment {

    /** More would be an attack on somebody's phone bill; codes need one. */
    private static final int MOST = 10;

    private static final int HEADER_LENGTH = 5;
    private static final int CONCATENATION = 0x00;
    private static final int CONCATENATION_LENGTH = 3;

    private final TextCoding coding;
    private final boolean headed;
    private final byte[] octets;

    private Segment(TextCoding coding, boolean headed, byte[] octets) {
        this.coding = coding;
        this.headed = headed;
        this.octets = octets;
    }

    /**
     * Cuts a text into as few segments as possible.
     *
     * @param reference ties the parts together on the phone; only its low octet travels
     * @throws IllegalArgumentException if the text is far longer than any message of ours
     */
    public static List<Segment> of(String text, int reference) {
        EncodedText encoded = EncodedText.of(text);
        TextCoding coding = encoded.coding();
        if (encoded.octets() <= coding.alone()) {
            return List.of(
                    new Segment(coding, false, cut(encoded, coding.alone()).getFirst()));
        }
        List<byte[]> parts = cut(encoded, coding.part());
        if (parts.size() > MOST) {
            throw new IllegalArgumentException("A text message of " + parts.size() + " parts is too long.");
        }
        List<Segment> segments = new ArrayList<>();
        for (byte[] part : parts) {
            segments.add(new Segment(coding, true, headed(part, reference, parts.size(), segments.size() + 1)));
        }
        return List.copyOf(segments);
    }

    private static List<byte[]> cut(EncodedText text, int most) {
        List<byte[]> parts = new ArrayList<>();
        ByteArrayOutputStream part = new ByteArrayOutputStream(most);
        for (byte[] character : text.characters()) {
            if (part.size() + character.length > most) {
                parts.add(part.toByteArray());
                part.reset();
            }
            part.writeBytes(character);
        }
        parts.add(part.toByteArray());
        return parts;
    }

    private static byte[] headed(byte[] part, int reference, int total, int number) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.write(HEADER_LENGTH);
        octets.write(CONCATENATION);
        octets.write(CONCATENATION_LENGTH);
        octets.write(reference);
        octets.write(total);
        octets.write(number);
        octets.writeBytes(part);
        return octets.toByteArray();
    }

    public TextCoding coding() {
        return coding;
    }

    /** Whether a user data header stands before the text (the UDH indicator of esm_class). */
    public boolean headed() {
        return headed;
    }

    public byte[] octets() {
        return octets.clone();
    }
}
