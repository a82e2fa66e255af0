package org.pontis.eidas.http.page;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.connector.CountryChoice;

/** The countries to choose from, each by the name its people know it by; a search appears where scripts run. */
record CountryView(CountryPage page, Parts parts, Collection<Locale> languages) {

    /** As many as are seen at a glance. */
    private static final int FEW = 4;

    View view() {
        Words words = parts.words();
        Html portal = parts.portal(page.portal());
        Html cancel = Parts.button("quiet", "cancel", "true", words.say("country.cancel"));
        return View.of(
                        words.say("country.title"),
                        Html.of(
                                """
                                <p class="whom">{}</p>
                                <p class="lead">{}</p>
                                {}
                                {}
                                {}
                                {}""",
                                words.say("country.whom", portal),
                                words.say("country.lead"),
                                parts.asked(page.level()),
                                page.countries().size() > FEW ? search() : Html.NOTHING,
                                parts.form(
                                        page.form(),
                                        "",
                                        Html.of("{}\n<div class=\"actions\">{}</div>", choices(), cancel)),
                                parts.minutes(page.patience())))
                .at(page.here());
    }

    private Html choices() {
        Words words = parts.words();
        if (page.countries().isEmpty()) {
            return Html.of("<p class=\"lead\">{}</p>", words.say("country.none"));
        }
        return Html.of(
                """
                <h2>{}</h2>
                <ul class="countries">
                {}
                </ul>
                <p class="missing">{}</p>""", words.say("country.choose"), sorted().map(this::choice).toList(), words.say("country.missing"));
    }

    /** Outside the form, because a key pressed in a field of a form would choose its first country. */
    private Html search() {
        Words words = parts.words();
        return Html.of("""
                <div class="form search" role="search" hidden>
                <label class="field-label" for="search">{}</label>
                <p class="hint" id="search-hint">{}</p>
                <input class="input" id="search" type="search" autocomplete="off" spellcheck="false" aria-describedby="search-hint">
                <p class="hint found" role="status" data-found="{}"></p>
                </div>""", words.say("country.search"), words.say("country.search.hint"), words.say("country.found"));
    }

    /** The one of last time first, if it can be chosen; the others by their own names, as the reader's language sorts. */
    private Stream<CountryChoice> sorted() {
        Collator collator = Collator.getInstance(parts.words().locale());
        return page.countries().stream()
                .sorted(Comparator.comparing((CountryChoice choice) -> !isLast(choice))
                        .thenComparing(choice -> title(choice.country()), collator));
    }

    private boolean isLast(CountryChoice choice) {
        return choice.up() && page.last().filter(choice.country()::equals).isPresent();
    }

    private String title(NodeCountry country) {
        return CountryNames.own(country).stream()
                .findFirst()
                .map(CountryNames.Name::text)
                .orElseGet(() -> parts.country(country));
    }

    private Html choice(CountryChoice choice) {
        NodeCountry country = choice.country();
        return Html.of(
                """
                <li{} data-names="{}"><button type="submit" class="country" name="country" value="{}"{}>{}
                <span class="country-text">{} <span class="country-own">{}</span> {} {}</span></button></li>""",
                Html.ours(isLast(choice) ? " class=\"last\"" : ""),
                CountryNames.searched(country, languages),
                country.code(),
                Html.ours(choice.up() ? "" : " disabled"),
                parts.flag(country, ""),
                isLast(choice) ? line("last", parts.words().say("country.last")) : Html.NOTHING,
                ownNames(country),
                readersName(country),
                choice.up() ? Html.NOTHING : line("down", parts.words().say("country.down")));
    }

    private static Html line(String kind, Html text) {
        return Html.of("<span class=\"country-{}\">{}</span>", kind, text);
    }

    private Html ownNames(NodeCountry country) {
        List<CountryNames.Name> names = CountryNames.own(country);
        if (names.isEmpty()) {
            return Html.of("{}", parts.country(country));
        }
        List<Html> own = names.stream()
                .map(name ->
                        Html.of("<span{}>{}</span>", parts.lang(name.language().toLanguageTag()), name.text()))
                .toList();
        return own.stream().skip(1).reduce(own.getFirst(), (one, other) -> Html.of("{} · {}", one, other));
    }

    private Html readersName(NodeCountry country) {
        String name = parts.country(country);
        boolean said = CountryNames.own(country).isEmpty()
                || CountryNames.own(country).stream().anyMatch(own -> own.text().equals(name));
        return said ? Html.NOTHING : line("name", Html.of("{}", name));
    }
}
