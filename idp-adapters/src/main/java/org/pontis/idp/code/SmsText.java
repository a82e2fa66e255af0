package org.pontis.idp.code;

import java.text.MessageFormat;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

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
    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd} .,&()'-]+");
    private static final Pattern DOT_OF_A_LINK = Pattern.compile("\\.(?=\\S)");
    private static final Pattern MARK_OUTSIDE_GSM = Pattern.compile("([aiouAIOU])\u0301|([iI])\u0308|(c)\u0327");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private SmsText() {}

    static String of(Attempt attempt, String code, Duration lifetime) {
        ResourceBundle texts = ResourceBundle.getBundle("org.pontis.idp.code.sms", attempt.locale(), NO_FALLBACK);
        String portal = name(attempt.portal());
        String words = new MessageFormat(texts.getString("code"), Locale.ROOT).format(new Object[] {
            portal.isEmpty() ? texts.getString("portal") : portal, code, Long.toString(minutes(lifetime))
        });
        return words + "\n@" + attempt.host() + " #" + code;
    }

    /** Whole minutes that a code is good, at least. */
    static long minutes(Duration lifetime) {
        return Math.max(1, lifetime.toMinutes());
    }

    /** A portal's name with nothing in it that starts a line, hides, turns around or becomes a link. */
    private static String name(String portal) {
        String letters = NOT_A_NAME
                .matcher(Normalizer.normalize(portal, Normalizer.Form.NFKC))
                .replaceAll(" ");
        String unlinked = DOT_OF_A_LINK.matcher(letters).replaceAll("");
        String plain = MARK_OUTSIDE_GSM
                .matcher(Normalizer.normalize(unlinked, Normalizer.Form.NFD))
                .replaceAll("$1$2$3");
        String tidy = SPACES.matcher(Normalizer.normalize(plain, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        return tidy.codePoints()
                .limit(LONGEST_PORTAL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
