package org.pontis.idp.keycloak.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.Theme;

/** One of the words of our pages, for where there is no page: a message to a phone. */
public final class ThemeWord {

    private ThemeWord() {}

    /** @return empty if the theme has no such word */
    public static String of(KeycloakSession session, Locale language, String key) {
        try {
            return session.theme()
                    .getTheme(Theme.Type.LOGIN)
                    .getEnhancedMessages(session.getContext().getRealm(), language)
                    .getProperty(key, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
