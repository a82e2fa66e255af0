package org.pontis.idp.mobileid.operator;

import java.util.Locale;

/** The four digits that page and phone both show, so that a citizen sees that it is her own login; 0000 to 8191. */
public final class VerificationCode {

    private VerificationCode() {}

    /** The six high bits of the first octet and the seven low bits of the last; SK MID REST API, section 2.4.1. */
    public static String of(byte[] hash) {
        int high = (hash[0] & 0xFC) << 5;
        int low = hash[hash.length - 1] & 0x7F;
        return String.format(Locale.ROOT, "%04d", high | low);
    }
}
