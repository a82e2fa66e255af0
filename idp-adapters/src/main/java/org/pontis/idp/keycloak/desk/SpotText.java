package org.pontis.idp.keycloak.desk;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the message with the code that a citizen reads to the officer; one message in the GSM 7-bit alphabet. */
final class SpotText {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private SpotText() {}

    /** @param host of our own pages, to which the code is bound as those of logins are */
    static String of(Locale language, String code, String host) {
        String words = ResourceBundle.getBundle("org.pontis.idp.desk.spot", language, NO_FALLBACK)
                .getString("code");
        return new MessageFormat(words, Locale.ROOT).format(new Object[] {code}) + "\n@" + host + " #" + code;
    }
}
