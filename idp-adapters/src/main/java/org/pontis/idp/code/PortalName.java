package org.pontis.idp.code;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A portal's name as a small screen may show it. */
public final class PortalName {

    private static final Pattern NOT_A_NAME = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd} .,&()'-]+");
    private static final Pattern DOT_OF_A_LINK = Pattern.compile("\\.(?=\\S)");
    private static final Pattern MARK_OUTSIDE_GSM = Pattern.compile("([aiouAIOU])\u0301|([iI])\u0308|(c)\u0327");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private PortalName() {}

    /** A portal's name with nothing in it that starts a line, hides, turns around or becomes a link. */
    public static String plain(String portal, int longest) {
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
                .limit(longest)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
    }
}
