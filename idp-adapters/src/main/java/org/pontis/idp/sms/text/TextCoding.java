package org.pontis.idp.sms.text;

/** The two ways to write a text message, as the data_coding of SMPP 3.4 section 5.2.19. */
public enum TextCoding {
    /** Default alphabet, one septet in each octet: 160 in a message, 153 beside a concatenation header. */
    GSM_7(0x00, 160, 153),
    /** UCS-2, big endian: 70 characters in a message, 67 beside a concatenation header. */
    UCS_2(0x08, 140, 134);

    private final byte dataCoding;
    private final int alone;
    private final int part;

    TextCoding(int dataCoding, int alone, int part) {
        this.dataCoding = (byte) dataCoding;
        this.alone = alone;
        this.part = part;
    }

    public byte dataCoding() {
        return dataCoding;
    }

    /** Most octets of a text that travels in one message. */
    int alone() {
        return alone;
    }

    /** Most octets of text in one part of several. */
    int part() {
        return part;
    }
}
