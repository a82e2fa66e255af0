package org.pontis.idp.keycloak.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** The words of the sheet that a citizen takes home, in a language of hers on a page that is in the officer's. */
record Sheet(KeycloakSession session, Locale language) {

    private static final String WORDS = "desk.sheet.";

    /** By name, {@code language} among them. */
    Map<String, String> words(Instant until) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("language", language.toLanguageTag());
        words.put("until", say("until", new Dates(session, language).day(until)));
        for (String word : List.of("code", "steps", "step.1", "step.2", "step.3", "keep")) {
            words.put(word.replace(".", ""), say(word));
        }
        return words;
    }

    private String say(String word, Object... values) {
        try {
            Properties all = session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(session.getContext().getRealm(), language);
            return new MessageFormat(all.getProperty(WORDS + word, WORDS + word), language).format(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
