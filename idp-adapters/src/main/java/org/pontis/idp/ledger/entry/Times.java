package org.pontis.idp.ledger.entry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

import org.pontis.idp.ledger.json.Malformed;

/** Times as the ledger writes them: UTC, to the millisecond, always 24 characters. */
public final class Times {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** What is finer than a millisecond is left out. */
    public static String text(Instant time) {
        return FORM.format(time);
    }

    /** Reads {@link #text}, and nothing else. */
    public static Instant read(String text) throws Malformed {
        if (!Member.TIME.fits(text)) {
            throw new Malformed("not a time of UTC to the millisecond");
        }
        try {
            return FORM.parse(text, Instant::from);
        } catch (DateTimeException noSuchTime) {
            throw new Malformed("no such time");
        }
    }
}
