package org.pontis.idp.cabinet;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.pontis.broker.LevelOfAssurance;

/**
 * What somebody wants to be told of, and how.
 *
 * @param language in which
 */
public record AlertChoice(Set<Occasion> occasions, Set<Channel> channels, String language) {

    private static final String LANGUAGE = "in:";

    /** Of what. A new means of identification is told always, and not chosen here. */
    public enum Occasion {
        HIGH,
        EVERY,
        REFUSED
    }

    /** By what. */
    public enum Channel {
        SMS,
        MAIL
    }

    public AlertChoice {
        occasions = Set.copyOf(occasions);
        channels = Set.copyOf(channels);
    }

    /** As an account keeps it: words, and what is none is passed over. */
    public static Optional<AlertChoice> read(List<String> words) {
        Set<Occasion> occasions = named(words, Occasion.class);
        Set<Channel> channels = named(words, Channel.class);
        return occasions.isEmpty() || channels.isEmpty()
                ? Optional.empty()
                : Optional.of(new AlertChoice(
                        occasions,
                        channels,
                        words.stream()
                                .filter(word -> word.startsWith(LANGUAGE))
                                .map(word -> word.substring(LANGUAGE.length()))
                                .findFirst()
                                .orElse("")));
    }

    /** Those of a form or an account. */
    public static <W extends Enum<W>> Set<W> named(List<String> words, Class<W> type) {
        Set<W> named = EnumSet.noneOf(type);
        for (W one : type.getEnumConstants()) {
            if (words.contains(word(one))) {
                named.add(one);
            }
        }
        return named;
    }

    /** The words of it. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        Stream.concat(occasions.stream(), channels.stream())
                .map(AlertChoice::word)
                .sorted()
                .forEach(words::add);
        words.add(LANGUAGE + language);
        return words;
    }

    /** Whether a log-in is told. */
    public boolean wantsLogin(Optional<LevelOfAssurance> level) {
        return occasions.contains(Occasion.EVERY)
                || occasions.contains(Occasion.HIGH)
                        && level.filter(LevelOfAssurance.HIGH::equals).isPresent();
    }

    public boolean wantsRefused() {
        return occasions.contains(Occasion.REFUSED);
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
