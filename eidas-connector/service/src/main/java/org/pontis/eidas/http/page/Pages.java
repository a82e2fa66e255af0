package org.pontis.eidas.http.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the pages. */
public final class Pages {

    private final List<Locale> languages;

    private Pages(List<Locale> languages) {
        this.languages = List.copyOf(languages);
    }

    /**
     * Pages in the languages a node offers.
     *
     * @param uiLocales language tags of BCP 47, the default first; those we have no words for are left out
     */
    public static Pages of(List<String> uiLocales) {
        return new Pages(uiLocales.stream().map(Locale::forLanguageTag).toList());
    }

    /**
     * The language to speak to somebody.
     *
     * @param uiLocales what was asked for, the preferred one first
     * @param acceptLanguage what the browser says (RFC 9110, 12.5.4)
     */
    public Locale locale(List<String> uiLocales, Optional<String> acceptLanguage) {
        return languages.getFirst();
    }

    public String countries(CountryPage page, Locale locale) {
        return frame(
                locale,
                "Country",
                Html.of(
                        "{}{}",
                        page.countries().stream()
                                .map(choice -> Html.of(
                                        "<button type=\"submit\" name=\"country\" value=\"{}\"{}>{}</button>",
                                        choice.country().code(),
                                        choice.up() ? Html.NOTHING : Html.of(" disabled"),
                                        choice.country().code()))
                                .toList(),
                        Html.of("<button type=\"submit\" name=\"cancel\" value=\"true\">Cancel</button>")),
                Optional.of(page.form()));
    }

    public String consent(ConsentPage page, Locale locale) {
        return frame(
                locale,
                "Consent",
                Stream.of("accept", "refuse")
                        .map(answer -> Html.of(
                                "<button type=\"submit\" name=\"consent\" value=\"{}\">{}</button>", answer, answer))
                        .collect(java.util.stream.Collectors.collectingAndThen(
                                java.util.stream.Collectors.toList(), list -> Html.of("{}", list))),
                Optional.of(page.form()));
    }

    public String problem(ProblemPage page, Locale locale) {
        return frame(
                locale,
                "Problem",
                Html.of(
                        "<p role=\"alert\" data-problem=\"{}\" data-incident=\"{}\">{}</p>{}{}",
                        page.problem().name(),
                        page.incident().id(),
                        page.problem().name(),
                        page.again()
                                ? Html.of(
                                        "<button type=\"submit\" name=\"again\" value=\"true\">Another country</button>")
                                : Html.NOTHING,
                        page.form()
                                .map(form -> Html.of(
                                        "<button type=\"submit\" name=\"cancel\" value=\"true\">Back</button>"))),
                page.form());
    }

    public String leaving(LeavingPage page, Locale locale) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put(page.form().field(), page.form().message());
        page.form().relayState().ifPresent(state -> fields.put("RelayState", state));
        return frame(
                locale,
                "Leaving",
                Html.of("<button type=\"submit\">Continue</button>"),
                Optional.of(new Form(page.form().destination(), fields)));
    }

    public String home(HomePage page, Locale locale) {
        return frame(
                locale, page.operator(), Html.of("<a href=\"{}\">Onboarding</a>", page.onboarding()), Optional.empty());
    }

    public String admin(AdminPage page, Locale locale) {
        return frame(
                locale,
                "Admin",
                Html.of(
                        "<pre>{}</pre>",
                        page.peers().stream().map(peer -> peer.toString()).toList()),
                Optional.empty());
    }

    /**
     * A file the pages refer to.
     *
     * @param path from the root, such as {@code /assets/…}
     * @return nothing if there is none
     */
    public Optional<Asset> asset(String path) {
        return Optional.empty();
    }

    private static String frame(Locale locale, String heading, Html content, Optional<Form> form) {
        return Html.of(
                        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"><title>{}</title></head><body><h1>{}</h1>{}</body></html>",
                        locale.toLanguageTag(),
                        heading,
                        heading,
                        form.map(to -> Html.of(
                                        "<form action=\"{}\" method=\"post\">{}{}</form>",
                                        to.action(),
                                        to.fields().entrySet().stream()
                                                .map(field -> Html.of(
                                                        "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                                                        field.getKey(),
                                                        Html.exact(field.getValue())))
                                                .toList(),
                                        content))
                                .orElse(content))
                .toString();
    }
}
