package org.pontis.eidas.http.page;

import java.util.List;
import java.util.Locale;

/** What all pages have around them: the deck of the bridge with the languages, and the foot. Nothing in it is inline script or style. */
final class Frame {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="{}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex, nofollow">
            <meta name="color-scheme" content="light dark">
            <title>{}{} – {}</title>
            <link rel="icon" type="image/svg+xml" href="{}">
            {}
            <script type="module" src="{}"></script>
            </head>
            <body class="{}">
            <a class="skip" href="#content">{}</a>
            <header class="deck">
            <div class="deck-row">
            <p class="brand"><img src="{}" alt="" width="48" height="32"> <span><strong>{}</strong> <span class="tagline">{}</span></span></p>
            {}
            </div>
            </header>
            <main id="content" tabindex="-1">
            <h1>{}</h1>
            {}
            </main>
            <footer class="foot">
            <p class="advice">{}</p>
            </footer>
            </body>
            </html>
            """;

    private final List<Locale> languages;
    private final Assets assets;

    Frame(List<Locale> languages, Assets assets) {
        this.languages = languages;
        this.assets = assets;
    }

    String around(View view, Words words) {
        return Html.of(
                        PAGE,
                        words.tag(),
                        view.failed() ? Html.of("{} ", words.say("title.problem")) : "",
                        Html.ours(view.heading().words()),
                        words.say("brand.name"),
                        assets.at("img/favicon.svg"),
                        Assets.STYLES.stream()
                                .map(style -> Html.of("<link rel=\"stylesheet\" href=\"{}\">", assets.at(style)))
                                .toList(),
                        assets.at(Assets.SCRIPT),
                        view.kind(),
                        words.say("skip"),
                        assets.at("img/bridge.svg"),
                        words.say("brand.name"),
                        words.say("brand.tagline"),
                        view.here().filter(here -> languages.size() > 1).map(here -> choice(here, words)),
                        view.heading(),
                        view.content(),
                        words.say("footer.advice"))
                .toString();
    }

    private Html choice(String here, Words words) {
        return Html.of(
                "<nav class=\"languages\" aria-label=\"{}\"><ul>{}</ul></nav>",
                words.say("languages"),
                languages.stream()
                        .map(language -> Html.of("<li>{}</li>", link(here, language, words)))
                        .toList());
    }

    private static Html link(String here, Locale language, Words words) {
        String tag = language.toLanguageTag();
        return language.equals(words.locale())
                ? Html.of("<span lang=\"{}\" aria-current=\"true\">{}</span>", tag, name(language))
                : Html.of(
                        "<a href=\"{}\" lang=\"{}\" hreflang=\"{}\">{}</a>",
                        here + (here.contains("?") ? "&" : "?") + "lang=" + tag,
                        tag,
                        tag,
                        name(language));
    }

    /** A language in its own words, with a capital letter even where it has none in a sentence. */
    private static String name(Locale language) {
        String name = language.getDisplayLanguage(language);
        return name.substring(0, 1).toUpperCase(language) + name.substring(1);
    }
}
