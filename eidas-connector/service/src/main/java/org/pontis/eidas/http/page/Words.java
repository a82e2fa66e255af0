package org.pontis.eidas.http.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/** The words of one language. They are ours, so that they may stand in HTML as they are; what fills their gaps is escaped. */
final class Words {

    /** The languages of the broker's theme. */
    static final List<Locale> LANGUAGES = List.of(
            Locale.of("es"), Locale.of("ca"), Locale.of("gl"), Locale.of("eu"), Locale.of("en"), Locale.of("et"));

    private final Locale locale;
    private final Properties texts;

    private Words(Locale locale, Properties texts) {
        this.locale = locale;
        this.texts = texts;
    }

    /** @param locale one of {@link #LANGUAGES} */
    static Words in(Locale locale) {
        Properties texts = new Properties();
        try (InputStream file = Words.class.getResourceAsStream("messages_" + locale.getLanguage() + ".properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(locale, texts);
    }

    Locale locale() {
        return locale;
    }

    String tag() {
        return locale.toLanguageTag();
    }

    /** @param gaps HTML, text, numbers */
    Html say(String key, Object... gaps) {
        return find(key, gaps).orElseThrow(() -> new IllegalArgumentException("No words for " + key + " in " + tag()));
    }

    /** The same, where not every case has words. */
    Optional<Html> find(String key, Object... gaps) {
        return Optional.ofNullable(texts.getProperty(key))
                .map(text -> new MessageFormat(text, locale)
                        .format(Arrays.stream(gaps).map(Words::safe).toArray()))
                .map(Html::ours);
    }

    private static Object safe(Object gap) {
        return gap instanceof Number ? gap : Html.of("{}", gap).toString();
    }
}
