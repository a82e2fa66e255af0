package org.pontis.idp.recovery;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

import org.pontis.broker.Means;

/**
 * What a citizen is told of a change, in one short message: what was done to what, and what to do if it was not her. It names
 * nobody, holds no link, and fits one message in the GSM 7-bit alphabet.
 *
 * @param subject where a message has one
 */
public record Notice(String subject, String text) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** @param what the name of the change, as events have it */
    public static Notice of(String what, Means.Kind kind, Locale language) {
        ResourceBundle words = ResourceBundle.getBundle("org.pontis.idp.recovery.notice", language, NO_FALLBACK);
        String text = new MessageFormat(words.getString("notice"), Locale.ROOT)
                .format(new Object[] {words.getString(what), words.getString(kind.word())});
        return new Notice(words.getString("subject"), text);
    }
}
