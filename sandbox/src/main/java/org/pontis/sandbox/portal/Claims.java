package org.pontis.sandbox.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What a portal was told, as a table: in plain words first, the protocol's name below; the familiar ones on top. */
final class Claims {

    private static final Map<String, String> WORDS = Map.of(
            "person_identifier", "Identity number",
            "given_name", "Given name",
            "family_name", "Family name",
            "birthdate", "Date of birth",
            "represented", "Acting for");

    private static final List<String> FIRST =
            List.of("represented", "birthdate", "family_name", "given_name", "person_identifier");

    private Claims() {}

    static Html table(Map<String, Object> claims) {
        return Html.of("""
                <table><thead><tr><th scope="col">Claim</th><th scope="col">Value</th></tr></thead>
                <tbody>{}</tbody></table>""", claims.isEmpty() ? Html.of("<tr><td colspan=\"2\">Nothing.</td></tr>") : rows(claims));
    }

    private static Html rows(Map<String, Object> claims) {
        return Html.join(claims.entrySet().stream()
                .sorted(Comparator.comparingInt(claim -> -FIRST.indexOf(claim.getKey())))
                .map(claim -> Html.of(
                        "<tr><th scope=\"row\">{}</th><td>{}</td></tr>",
                        name(claim.getKey()),
                        value(claim.getValue()))));
    }

    /** An organisation is told as a name with its identifier. */
    private static Object value(Object claim) {
        return claim instanceof Map<?, ?> organisation && organisation.containsKey("name")
                ? "%s (%s)".formatted(organisation.get("name"), organisation.get("identifier"))
                : claim;
    }

    private static Html name(String claim) {
        String words = WORDS.get(claim);
        return words == null ? Html.of("<code>{}</code>", claim) : Html.of("{} <code>{}</code>", words, claim);
    }
}
