package org.pontis.idp.code;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;

import org.pontis.broker.Attempt;

/**
 * The words of the message. The last line is an origin-bound one-time code (WICG, "Origin-bound one-time codes delivered
 * via SMS"): the browser offers the code on our own pages only. The words before it hold no link, and fit one message in
 * the GSM 7-bit alphabet, which has no á, í, ó, ú, ï and ç.
 */
final class SmsText {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final int LONGEST_PORTAL = 40;

    private SmsText() {}

    static String of(Attempt attempt, String code, Duration lifetime) {
        ResourceBundle texts = ResourceBundle.getBundle("org.pontis.idp.code.sms", attempt.locale(), NO_FALLBACK);
        String portal = PortalName.plain(attempt.purpose().orElseGet(attempt::portalInBrief), LONGEST_PORTAL);
        String words = texts.getString(attempt.purpose().isPresent() ? "purpose" : "code");
        words = new MessageFormat(words, Locale.ROOT).format(new Object[] {
            portal.isEmpty() ? texts.getString("portal") : portal, code, Long.toString(minutes(lifetime))
        });
        return words + "\n@" + attempt.host() + " #" + code;
    }

    /** Whole minutes that a code is good, at least. */
    static long minutes(Duration lifetime) {
        return Math.max(1, lifetime.toMinutes());
    }
}
