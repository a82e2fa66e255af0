package org.pontis.idp.keycloak.pages;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;
import org.keycloak.theme.Theme;

/**
 * The words of a theme together with what a realm says otherwise, in one language. Keycloak merges the two for every page,
 * some thousand texts each time; here they stay merged until one of the two changes.
 */
final class MergedWords {

    private final Map<Key, Merged> all = new ConcurrentHashMap<>();

    private record Key(String realm, String theme, Locale language) {}

    /** @param own the realm's texts at the time of merging, by language */
    private record Merged(Theme theme, Map<Locale, Properties> own, Properties words) {

        boolean isOf(Theme theme, Map<Locale, Properties> own) {
            return this.theme == theme && this.own.equals(own);
        }
    }

    /** @param theme the very object that Keycloak keeps: it makes another one when the theme's files may have changed */
    Properties of(Theme theme, RealmModel realm, Locale language) throws IOException {
        Key key = new Key(realm.getId(), theme.getName(), language);
        // before merging: a text that changes meanwhile is then seen next time
        Map<Locale, Properties> own = LocaleUtil.getRealmLocalizationTexts(realm, language);
        Merged merged = all.get(key);
        if (merged == null || !merged.isOf(theme, own)) {
            merged = new Merged(theme, own, theme.getEnhancedMessages(realm, language));
            all.put(key, merged);
        }
        return merged.words();
    }
}
