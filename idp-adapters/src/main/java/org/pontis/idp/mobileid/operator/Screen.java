package org.pontis.idp.mobileid.operator;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import org.pontis.idp.code.PortalName;
import org.pontis.idp.sms.text.GsmAlphabet;

/**
 * The small screen of a phone: the portal's name is shortened until the text fits. Characters are counted in the GSM 7-bit
 * alphabet where that will do, and otherwise in UCS-2; a phone cannot mix them.
 *
 * @param gsm how many characters fit in the alphabet
 * @param ucs2 how many fit otherwise
 * @param extensions how many of the alphabet's extension table the operator takes
 */
public record Screen(int gsm, int ucs2, int extensions) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final int LONGEST_NAME = 40;

    /**
     * The words of a key of {@code screen.properties}, with the portal as the first argument.
     *
     * @param more what else the words speak of
     */
    public String words(String key, Wording wording, String... more) {
        ResourceBundle texts =
                ResourceBundle.getBundle("org.pontis.idp.mobileid.operator.screen", wording.language(), NO_FALLBACK);
        for (int longest = LONGEST_NAME; longest > 0; longest--) {
            String name = PortalName.plain(wording.portal(), longest);
            Object[] arguments = new Object[more.length + 1];
            arguments[0] = name.isEmpty() ? texts.getString("portal") : name;
            System.arraycopy(more, 0, arguments, 1, more.length);
            String text = new MessageFormat(texts.getString(key), Locale.ROOT).format(arguments);
            if (fits(text)) {
                return text;
            }
        }
        throw new IllegalStateException("The words of " + key + " leave no room for a name.");
    }

    /** Whether every character is in the GSM 7-bit alphabet, so that the operator may be told so. */
    public static boolean isGsm(String text) {
        return GsmAlphabet.encode(text).isPresent();
    }

    private boolean fits(String text) {
        return GsmAlphabet.encode(text)
                .map(characters -> characters.size() <= gsm
                        && characters.stream()
                                        .filter(septets -> septets.length > 1)
                                        .count()
                                <= extensions)
                .orElse(text.length() <= ucs2);
    }
}
