package org.pontis.eidas.http.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeProfile;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.Person;

/** The values as they will leave, to whom, and two answers of which none is louder. */
record ConsentView(ConsentPage page, Parts parts) {

    View view() {
        Words words = parts.words();
        return View.of(
                        words.say("consent.title"),
                        Html.of(
                                """
                                <p class="lead">{}</p>
                                {}
                                {}
                                {}
                                <p class="lead">{}</p>
                                {}
                                <div class="notes">
                                <h2>{}</h2>
                                <ul><li>{}</li><li>{}</li></ul>
                                <p>{}</p>
                                </div>
                                {}
                                {}
                                {}""",
                                to(),
                                actsFor(),
                                table(
                                        page.identity().representative().isPresent() ? "represented" : "person",
                                        page.identity().person()),
                                page.identity().representative().map(person -> table("representative", person)),
                                words.say("consent.level"),
                                parts.reached(page.level()),
                                words.say("consent.not"),
                                words.say("consent.not.1"),
                                words.say("consent.not.2"),
                                words.say("consent.once"),
                                parts.form(
                                        page.form(),
                                        "",
                                        Html.of(
                                                "<div class=\"actions answers\">{}{}</div>",
                                                Parts.button("", "consent", "accept", words.say("consent.accept")),
                                                Parts.button("", "consent", "refuse", words.say("consent.refuse")))),
                                parts.toPrint(),
                                parts.minutes(page.patience())))
                .at(page.here());
    }

    private Html to() {
        Html country = Html.of("{} {}", parts.flag(page.asker(), "small"), Parts.strong(parts.country(page.asker())));
        return page.portal()
                .filter(name -> !name.isBlank())
                .map(name -> parts.words()
                        .say("consent.to.portal", country, Html.of("<strong><bdi>{}</bdi></strong>", name)))
                .orElseGet(() -> parts.words().say("consent.to", country));
    }

    private Optional<Html> actsFor() {
        Person person = page.identity().person();
        return page.identity()
                .representative()
                .flatMap(representative ->
                        person.value(AttributeProfile.LEGAL_NAME).or(() -> person.value(AttributeProfile.FAMILY_NAME)))
                .map(name -> Html.of(
                        "<p class=\"lead\">{}</p>",
                        parts.words().say("consent.acts", Html.of("<strong><bdi>{}</bdi></strong>", name))));
    }

    private Html table(String whose, Person person) {
        Words words = parts.words();
        return Html.of(
                """
                <table class="values">
                <caption>{}</caption>
                <thead><tr><th scope="col">{}</th><th scope="col">{}</th></tr></thead>
                <tbody>
                {}
                </tbody>
                </table>""",
                words.say("consent." + whose),
                words.say("consent.what"),
                words.say("consent.value"),
                person.values().entrySet().stream().map(this::row).toList());
    }

    private Html row(Map.Entry<AttributeDefinition, List<AttributeValue>> entry) {
        AttributeDefinition attribute = entry.getKey();
        String key = "attribute." + attribute.localName();
        return Html.of(
                "<tr data-attribute=\"{}\"><th scope=\"row\">{}</th><td>{}{}</td></tr>",
                attribute.friendlyName(),
                parts.words().say(key),
                entry.getValue().stream()
                        .map(value -> new ValueView(attribute, value, parts).html())
                        .toList(),
                parts.words().find(key + ".hint").map(hint -> Html.of("<span class=\"hint\">{}</span>", hint)));
    }
}
