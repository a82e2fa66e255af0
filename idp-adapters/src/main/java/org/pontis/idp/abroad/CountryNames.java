package org.pontis.idp.abroad;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What countries are called. The words are those of the Unicode locale data that come with Java. */
final class CountryNames {

    /** The countries that may have an eIDAS node, with the languages they write their own name in. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("AT", "de"),
            Map.entry("BE", "nl fr"),
            Map.entry("BG", "bg"),
            Map.entry("CH", "de fr"),
            Map.entry("CY", "el"),
            Map.entry("CZ", "cs"),
            Map.entry("DE", "de"),
            Map.entry("DK", "da"),
            Map.entry("EE", "et"),
            Map.entry("EL", "el"),
            Map.entry("ES", "es"),
            Map.entry("FI", "fi sv"),
            Map.entry("FR", "fr"),
            Map.entry("GB", "en"),
            Map.entry("HR", "hr"),
            Map.entry("HU", "hu"),
            Map.entry("IE", "ga en"),
            Map.entry("IS", "is"),
            Map.entry("IT", "it"),
            Map.entry("LI", "de"),
            Map.entry("LT", "lt"),
            Map.entry("LU", "lb"),
            Map.entry("LV", "lv"),
            Map.entry("MT", "mt"),
            Map.entry("NL", "nl"),
            Map.entry("NO", "nb"),
            Map.entry("PL", "pl"),
            Map.entry("PT", "pt"),
            Map.entry("RO", "ro"),
            Map.entry("SE", "sv"),
            Map.entry("SI", "sl"),
            Map.entry("SK", "sk"));

    /** As eIDAS writes it, and as ISO 3166-1 does. */
    private static final String GREECE = "EL";

    private static final Set<String> ISO = Set.of(Locale.getISOCountries());

    private CountryNames() {}

    static boolean isKnown(String country) {
        return LANGUAGES.containsKey(country);
    }

    /** In its own languages and in the reader's, each word once; the code itself if there is no such country. */
    static String all(String country, Locale reader) {
        Stream<Locale> own = Stream.of(LANGUAGES.getOrDefault(country, "").split(" "))
                .filter(language -> !language.isEmpty())
                .map(Locale::of);
        return Stream.concat(own, Stream.of(reader))
                .map(language -> of(country, language))
                .distinct()
                .collect(Collectors.joining(" / "));
    }

    /** In the reader's language. */
    static String of(String country, Locale reader) {
        String iso = country.equals(GREECE) ? "GR" : country;
        return ISO.contains(iso) ? Locale.of("", iso).getDisplayCountry(reader) : country;
    }
}
