package org.pontis.eidas.http.page;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.pontis.eidas.attributes.NodeCountry;

/** What countries are called: by their own people, by the reader, and by whoever searches. The names are those of the CLDR. */
final class CountryNames {

    /** The languages in which a country calls itself, in its own order. */
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("AD", "ca"),
            Map.entry("AL", "sq"),
            Map.entry("AM", "hy"),
            Map.entry("AT", "de"),
            Map.entry("BA", "bs"),
            Map.entry("BE", "nl fr de"),
            Map.entry("BG", "bg"),
            Map.entry("CH", "de fr it rm"),
            Map.entry("CY", "el tr"),
            Map.entry("CZ", "cs"),
            Map.entry("DE", "de"),
            Map.entry("DK", "da"),
            Map.entry("EE", "et"),
            Map.entry("EL", "el"),
            Map.entry("ES", "es"),
            Map.entry("FI", "fi sv"),
            Map.entry("FR", "fr"),
            Map.entry("GB", "en"),
            Map.entry("GE", "ka"),
            Map.entry("HR", "hr"),
            Map.entry("HU", "hu"),
            Map.entry("IE", "ga en"),
            Map.entry("IS", "is"),
            Map.entry("IT", "it"),
            Map.entry("LI", "de"),
            Map.entry("LT", "lt"),
            Map.entry("LU", "lb fr de"),
            Map.entry("LV", "lv"),
            Map.entry("MC", "fr"),
            Map.entry("MD", "ro"),
            Map.entry("ME", "sr-Latn-ME"),
            Map.entry("MK", "mk"),
            Map.entry("MT", "mt en"),
            Map.entry("NL", "nl"),
            Map.entry("NO", "nb nn"),
            Map.entry("PL", "pl"),
            Map.entry("PT", "pt"),
            Map.entry("RO", "ro"),
            Map.entry("RS", "sr"),
            Map.entry("SE", "sv"),
            Map.entry("SI", "sl"),
            Map.entry("SK", "sk"),
            Map.entry("SM", "it"),
            Map.entry("TR", "tr"),
            Map.entry("UA", "uk"),
            Map.entry("VA", "it"),
            Map.entry("XK", "sq sr"));

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private CountryNames() {}

    /** The countries that we know more of than what the CLDR has. */
    static Set<String> known() {
        return LANGUAGES.keySet();
    }

    /** The name in a language; the code, if nobody calls it anything. */
    static String in(Locale language, NodeCountry country) {
        return region(country).getDisplayCountry(language);
    }

    /** What its own people call it, in each of their languages; names that are the same stand once. */
    static List<Name> own(NodeCountry country) {
        return Stream.of(LANGUAGES.getOrDefault(country.code(), "").split(" "))
                .filter(tag -> !tag.isEmpty())
                .map(Locale::forLanguageTag)
                .map(language -> new Name(in(language, country), language))
                .collect(Collectors.toMap(Name::text, name -> name, (one, other) -> one, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /** Everything a country may be searched by, as the script on the page compares it. */
    static String searched(NodeCountry country, Collection<Locale> languages) {
        Set<String> names = new LinkedHashSet<>();
        own(country).forEach(name -> names.add(name.text()));
        Stream.concat(languages.stream(), Stream.of(Locale.ENGLISH))
                .forEach(language -> names.add(in(language, country)));
        names.addAll(codes(country));
        return names.stream().map(CountryNames::plain).distinct().collect(Collectors.joining("|"));
    }

    private static List<String> codes(NodeCountry country) {
        Locale region = region(country);
        try {
            return List.of(country.code(), region.getCountry(), region.getISO3Country());
        } catch (MissingResourceException notOfIso) {
            return List.of(country.code());
        }
    }

    private static String plain(String name) {
        String bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return BETWEEN_WORDS
                .matcher(bare.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    /** The country as ISO 3166-1 spells it. */
    static Locale region(NodeCountry country) {
        return Locale.of("", country.code().equals("EL") ? "GR" : country.code());
    }

    /** A name and the language it is in. */
    record Name(String text, Locale language) {}
}
