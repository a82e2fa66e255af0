package org.pontis.eidas.http.page;

import java.time.Duration;
import java.util.Optional;

import org.pontis.eidas.attributes.NodeCountry;
import org.pontis.eidas.flow.Incident;
import org.pontis.eidas.flow.Problem;
import org.pontis.eidas.level.GrantedLevel;
import org.pontis.eidas.level.RequestedLevel;

/** Small parts that several pages share, in one language. */
record Parts(Words words, Assets assets) {

    private static final String NOT_NOTIFIED = "http://eidas.europa.eu/NotNotified/LoA/";

    /** A flag says nothing that does not stand beside it in words. */
    Html flag(NodeCountry country, String size) {
        return Html.of(
                "<img class=\"flag{}\" src=\"{}\" alt=\"\" width=\"40\" height=\"30\" loading=\"lazy\">",
                size.isEmpty() ? "" : " " + size,
                assets.flag(country));
    }

    String country(NodeCountry country) {
        return CountryNames.in(words.locale(), country);
    }

    /** Text of somebody else: wherever it begins and ends, its direction stays inside. */
    Html portal(Optional<String> name) {
        return name.filter(text -> !text.isBlank())
                .map(text -> Html.of("<bdi>{}</bdi>", text))
                .orElseGet(() -> words.say("portal.unnamed"));
    }

    Html asked(RequestedLevel level) {
        String name =
                level instanceof RequestedLevel.AtLeast least ? least.level().shortName() : "other";
        return Html.of("<div class=\"asked level-{}\"><p>{}</p></div>", name, words.say("requested." + name));
    }

    Html reached(GrantedLevel level) {
        return switch (level) {
            case GrantedLevel.Notified notified ->
                level(
                        notified.level().shortName(),
                        words.say("level." + notified.level().shortName()));
            case GrantedLevel.NotNotified foreign -> {
                String name = foreign.uri().startsWith(NOT_NOTIFIED)
                        ? foreign.uri().substring(NOT_NOTIFIED.length())
                        : foreign.uri();
                yield level(
                        "other",
                        words.say(
                                "level.foreign",
                                words.find("level." + name).orElseGet(() -> Html.of("<bdi>{}</bdi>", name))));
            }
        };
    }

    private static Html level(String name, Html text) {
        return Html.of("<p class=\"level level-{}\">{}</p>", name, text);
    }

    Html form(Form form, String attributes, Html content) {
        return Html.of(
                "<form action=\"{}\" method=\"post\" class=\"form\"{}>\n{}\n{}\n</form>",
                form.action(),
                Html.ours(attributes),
                form.fields().entrySet().stream()
                        .map(field -> Html.of(
                                "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                                Html.exact(field.getKey()),
                                Html.exact(field.getValue())))
                        .toList(),
                content);
    }

    /** @param name of the field, one of ours */
    static Html button(String kind, String name, String value, Html text) {
        return Html.of(
                "<button type=\"submit\" class=\"button {}\" name=\"{}\" value=\"{}\"><span>{}</span></button>",
                kind,
                name,
                value,
                text);
    }

    /** What went wrong, read out at once, with what a help desk asks for. */
    Html alert(Problem problem, Incident incident, Html text, Optional<NodeCountry> country) {
        return Html.of(
                """
                <div class="message error" role="alert" tabindex="-1" autofocus data-problem="{}" data-incident="{}">
                {}
                {}
                <p class="incident">{}</p>
                <p class="incident">{} <strong>{}</strong></p>
                </div>""",
                problem.name(),
                incident.id(),
                text,
                country.map(
                        other -> Html.of("<p class=\"incident\">{}</p>", words.say("problem.country", country(other)))),
                words.say("problem.blame." + problem.blame()),
                words.say("problem.incident"),
                incident.id());
    }

    Html minutes(Duration patience) {
        return Html.of("<p class=\"time\">{}</p>", words.say("time.limit", patience.toMinutes()));
    }

    Html toPrint() {
        return Html.of("<p data-print=\"{}\"></p>", words.say("print.button"));
    }

    static Html strong(String text) {
        return Html.of("<strong>{}</strong>", text);
    }

    /** A mark where the reader's language is not the text's. */
    Html lang(String tag) {
        return tag.equals(words.tag()) ? Html.NOTHING : Html.of(" lang=\"{}\"", tag);
    }
}
