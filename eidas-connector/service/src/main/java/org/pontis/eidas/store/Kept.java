package org.pontis.eidas.store;

/**
 * How things look in the cache: a letter that says what it is, who pays for it, and what it says. The texts have characters of one
 * octet only, which take one octet each.
 */
final class Kept {

    /** Part of a login under way. */
    static final char LIVE = 'W';

    /** What a browser may ask for once more, although it got it. */
    static final char REPEAT = 'R';

    /** It was taken. */
    static final char TAKEN = 'T';

    private static final char END = '\n';

    private Kept() {}

    static String write(char what, String payers, String text) {
        return what + payers + END + text;
    }

    /** Whether it has not been taken. */
    static boolean isWaiting(String kept) {
        return kept != null && (is(kept, LIVE) || is(kept, REPEAT));
    }

    static boolean is(String kept, char what) {
        return !kept.isEmpty() && kept.charAt(0) == what;
    }

    /** With spaces between them. */
    static String payers(String kept) {
        int end = kept.indexOf(END);
        return end < 0 ? "" : kept.substring(1, end);
    }

    static String text(String kept) {
        return kept.substring(kept.indexOf(END) + 1);
    }
}
