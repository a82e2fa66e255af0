package org.pontis.idp.abroad;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A service of another country that wants to know who one of our citizens is. Its country has said its name; ours has said
 * which country that is. So the country always stands before the name, and the name is only a text.
 *
 * @param country two letters, as eIDAS writes them
 * @param service what its country calls it (ProviderName, eIDAS message format 1.4, section 2.3.2), if it says
 */
public record Requester(String country, Optional<String> service) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    /** As many as another country may write. */
    private static final int LONGEST = 128;

    /** Ends of lines, what nobody sees, and what turns the direction of writing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Z}]+");

    /** Marks on marks, which would cover the lines above. */
    private static final Pattern TOWER = Pattern.compile("(?<=\\p{M}{2})\\p{M}+");

    /**
     * @param country as the request says
     * @param service as the request says; either may be missing
     * @return nothing if no country is named
     */
    public static Optional<Requester> of(String country, String service) {
        return Optional.ofNullable(country)
                .filter(code -> COUNTRY.matcher(code).matches())
                .map(code -> new Requester(code, Optional.ofNullable(service).flatMap(Requester::name)));
    }

    private static Optional<String> name(String said) {
        String seen = UNSEEN.matcher(Normalizer.normalize(said, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        String flat = TOWER.matcher(seen).replaceAll("");
        return Optional.of(flat.codePointCount(0, flat.length()) > LONGEST ? cut(flat) : flat)
                .filter(name -> !name.isEmpty());
    }

    private static String cut(String name) {
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Such as {@code Eesti / Estonia — Maksu- ja Tolliamet}: the country in its own words and in the reader's. */
    public String name(Locale reader) {
        String named = CountryNames.all(country, reader);
        return service.map(name -> named + " — " + name).orElse(named);
    }

    /** The same where few letters have room, such as {@code Estonia - Maksu- ja Tolliamet}. */
    public String brief(Locale reader) {
        String ours = CountryNames.of(country, reader);
        return service.map(name -> ours + " - " + name).orElse(ours);
    }

    /** For statistics: a country that there is, or {@code other}. */
    public String label() {
        return CountryNames.isKnown(country) ? country : "other";
    }
}
