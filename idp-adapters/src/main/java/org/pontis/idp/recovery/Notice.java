package org.pontis.idp.recovery;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.pontis.broker.Means;

/**
 * What a citizen is told, in one short message: what was done to what, and what to do if it was not her; or what ends, and when. It names
 * nobody, holds no link, and fits one message in the GSM 7-bit alphabet.
 *
 * @param subject where a message has one
 */
public record Notice(String subject, String text) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** @param what the name of the change, as events have it */
    public static Notice of(String what, Means.Kind kind, Locale language) {
        ResourceBundle words = words(language);
        return new Notice(
                words.getString("subject"),
                format(words.getString("notice"), words.getString(what), words.getString(kind.word())));
    }

    /** Her name or her document was changed, by an officer. */
    public static Notice identity(Locale language) {
        ResourceBundle words = words(language);
        return new Notice(words.getString("identity_changed.subject"), format(words.getString("identity_changed")));
    }

    /** The date of her document was changed, by herself: a registry knows the new one. */
    public static Notice document(Locale language) {
        ResourceBundle words = words(language);
        return new Notice(words.getString("identity_changed.subject"), format(words.getString("document_renewed")));
    }

    /** Something of hers ends on that day, unless she renews it. */
    public static Notice ending(Means.Kind kind, LocalDate day, Locale language) {
        ResourceBundle words = words(language);
        return new Notice(
                words.getString("renewal_due.subject"),
                format(words.getString("renewal_due"), day, words.getString(kind.word())));
    }

    private static ResourceBundle words(Locale language) {
        return ResourceBundle.getBundle("org.pontis.idp.recovery.notice", language, NO_FALLBACK);
    }

    private static String format(String pattern, Object... what) {
        Object[] texts = Stream.of(what).map(Object::toString).toArray();
        return new MessageFormat(pattern, Locale.ROOT).format(texts);
    }
}
