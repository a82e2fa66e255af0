package org.pontis.idp.keycloak.pages;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

import static org.assertj.core.api.Assertions.assertThat;

class MergedWordsTest {

    private static final Locale SPANISH = Locale.of("es");

    private final Map<String, String> own = new HashMap<>();
    private final AtomicInteger merged = new AtomicInteger();
    private final MergedWords words = new MergedWords();
    private final Theme theme = theme("Elija cómo entrar");
    private final RealmModel realm = realm("es");

    @Test
    void wordsAreMergedOnceForManyPages() throws IOException {
        assertThat(title(theme, realm, SPANISH)).isEqualTo("Elija cómo entrar");
        assertThat(title(theme, realm, SPANISH)).isEqualTo("Elija cómo entrar");
        assertThat(merged).hasValue(1);
    }

    @Test
    void whatARealmSaysOtherwiseIsSeenOnTheNextPage() throws IOException {
        title(theme, realm, SPANISH);
        own.put("title", "Pase");
        assertThat(title(theme, realm, SPANISH)).isEqualTo("Pase");
        own.clear();
        assertThat(title(theme, realm, SPANISH)).isEqualTo("Elija cómo entrar");
    }

    @Test
    void aThemeThatIsLoadedAgainIsReadAgain() throws IOException {
        title(theme, realm, SPANISH);
        assertThat(title(theme("Elija"), realm, SPANISH)).isEqualTo("Elija");
    }

    @Test
    void eachLanguageAndEachRealmHasItsOwn() throws IOException {
        title(theme, realm, SPANISH);
        title(theme, realm, Locale.ENGLISH);
        title(theme, realm("ee"), SPANISH);
        assertThat(merged).hasValue(3);
    }

    private String title(Theme theme, RealmModel realm, Locale language) throws IOException {
        return words.of(theme, realm, language).getProperty("title");
    }

    private Theme theme(String title) {
        return playing(Theme.class, (method, arguments) -> switch (method) {
            case "getName" -> "pontis";
            case "getEnhancedMessages" -> {
                merged.incrementAndGet();
                Properties all = new Properties();
                all.setProperty("title", title);
                all.putAll(own);
                yield all;
            }
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private RealmModel realm(String id) {
        return playing(RealmModel.class, (method, arguments) -> switch (method) {
            case "getId" -> id;
            case "isInternationalizationEnabled" -> true;
            case "getDefaultLocale" -> "es";
            case "getRealmLocalizationTextsByLocale" -> arguments[0].equals("es") ? Map.copyOf(own) : Map.of();
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private interface Part {

        Object play(String method, Object[] arguments);
    }

    private static <T> T playing(Class<T> type, Part part) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> part.play(method.getName(), arguments)));
    }
}
