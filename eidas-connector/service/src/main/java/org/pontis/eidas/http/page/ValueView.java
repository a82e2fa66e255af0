package org.pontis.eidas.http.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

import org.pontis.eidas.attributes.Address;
import org.pontis.eidas.attributes.AttributeDefinition;
import org.pontis.eidas.attributes.AttributeValue;
import org.pontis.eidas.attributes.NodeCountry;

/** One value exactly as it is sent, and beside it what that means where it is not plain. */
record ValueView(AttributeDefinition attribute, AttributeValue value, Parts parts) {

    Html html() {
        Html before = value.latinScript()
                ? Html.NOTHING
                : Html.of("<span class=\"hint\">{}</span> ", parts.words().say("consent.original"));
        return Html.of(
                "<div>{}<bdi>{}</bdi>{}</div>",
                before,
                text(),
                meaning().map(words -> Html.of(" <span class=\"hint\">{}</span>", words)));
    }

    /** An address is sent in a form for machines; its lines are what it says. */
    private String text() {
        return switch (attribute.syntax()) {
            case ADDRESS ->
                Address.read(value.text())
                        .map(address -> String.join("\n", address.parts().values()))
                        .orElse(value.text());
            default -> value.text();
        };
    }

    private Optional<Html> meaning() {
        Locale reader = parts.words().locale();
        return switch (attribute.syntax()) {
            case DATE ->
                Optional.of(Html.of(
                        "{}",
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                                .withLocale(reader)
                                .format(LocalDate.parse(value.text()))));
            case COUNTRY -> NodeCountry.read(value.text()).map(country -> Html.of("{}", parts.country(country)));
            case GENDER -> parts.words().find("gender." + value.text().toLowerCase(Locale.ROOT));
            case TEXT, IDENTIFIER, PHONE, EMAIL, ADDRESS -> Optional.empty();
        };
    }
}
