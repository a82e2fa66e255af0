package org.pontis.eidas.http.page;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the pages. They and their files are the same for everybody and as long as the service runs. */
public final class Pages {

    /** Longer than any browser's wish list; what somebody makes up need not be read. */
    private static final int LONGEST_WISH = 1_000;

    private final List<Locale> languages;
    private final Map<Locale, Words> words;
    private final Assets assets = Assets.load();
    private final Frame frame;

    private Pages(List<Locale> languages) {
        this.languages = List.copyOf(languages);
        this.words = languages.stream().collect(Collectors.toMap(Function.identity(), Words::in));
        this.frame = new Frame(this.languages, assets);
    }

    /**
     * Pages in the languages a node offers.
     *
     * @param uiLocales language tags of BCP 47, the default first; those we have no words for are left out, and when none is left,
     *     there are all that we have
     */
    public static Pages of(List<String> uiLocales) {
        List<Locale> spoken = uiLocales.stream()
                .map(tag -> Locale.of(Locale.forLanguageTag(tag).getLanguage()))
                .filter(Words.LANGUAGES::contains)
                .distinct()
                .toList();
        return new Pages(spoken.isEmpty() ? Words.LANGUAGES : spoken);
    }

    /**
     * The language to speak to somebody.
     *
     * @param uiLocales language tags that were asked for, the preferred one first
     * @param acceptLanguage what the browser says (RFC 9110, 12.5.4); it counts when nothing else was asked for that we speak
     */
    public Locale locale(List<String> uiLocales, Optional<String> acceptLanguage) {
        return Stream.concat(uiLocales.stream(), acceptLanguage.stream())
                .flatMap(wish -> spoken(wish).stream())
                .findFirst()
                .orElse(languages.getFirst());
    }

    private Optional<Locale> spoken(String wish) {
        if (wish.length() > LONGEST_WISH) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Locale.lookup(LanguageRange.parse(wish), languages));
        } catch (IllegalArgumentException notALanguage) {
            return Optional.empty();
        }
    }

    public String countries(CountryPage page, Locale locale) {
        return made(locale, parts -> new CountryView(page, parts, Words.LANGUAGES).view());
    }

    public String consent(ConsentPage page, Locale locale) {
        return made(locale, parts -> new ConsentView(page, parts).view());
    }

    public String problem(ProblemPage page, Locale locale) {
        return made(locale, parts -> new ProblemView(page, parts).view());
    }

    public String leaving(LeavingPage page, Locale locale) {
        return made(locale, parts -> new LeavingView(page, parts).view());
    }

    public String home(HomePage page, Locale locale) {
        return made(locale, parts -> new HomeView(page, parts).view());
    }

    public String admin(AdminPage page, Locale locale) {
        return made(locale, parts -> new AdminView(page, parts).view());
    }

    /**
     * A file the pages refer to.
     *
     * @param path from the root, such as {@code /assets/…}
     * @return nothing if there is none
     */
    public Optional<Asset> asset(String path) {
        return assets.find(path);
    }

    private String made(Locale locale, Function<Parts, View> making) {
        Words spoken = words.getOrDefault(locale, words.get(languages.getFirst()));
        return frame.around(making.apply(new Parts(spoken, assets)), spoken);
    }
}
