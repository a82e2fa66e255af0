package org.pontis.idp.sms;

import org.pontis.idp.sms.text.Segment;

/** How many messages a text is to those who bill it. */
public final class Segments {

    private Segments() {}

    /** The number of segments a text travels in, at least one. */
    public static int in(String text) {
        return Segment.of(text, 0).size();
    }
}
