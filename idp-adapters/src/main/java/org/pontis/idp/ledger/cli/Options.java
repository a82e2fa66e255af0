package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.pontis.idp.ledger.verify.Span;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What the command line asks for.
 *
 * @param sources files, addresses of ledgers, {@code -}
 * @param keys files or addresses of public keys
 * @param witness a file of checkpoints that were seen
 * @param save where to write what an address's entries are
 * @param excused entries among which a clock is known to have been wrong
 * @param follow how long to wait between two looks
 * @param json for machines
 */
record Options(
        List<String> sources,
        List<String> keys,
        Optional<Path> witness,
        Optional<Path> save,
        List<Span> excused,
        Optional<Duration> follow,
        boolean json) {

    static final String USAGE = usage();

    private static final Pattern SPAN = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})");

    static Options read(List<String> arguments) throws Senseless {
        List<String> sources = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        Optional<Path> witness = Optional.empty();
        Optional<Path> save = Optional.empty();
        List<Span> excused = new ArrayList<>();
        Optional<Duration> follow = Optional.empty();
        boolean json = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            switch (word) {
                case "--key" -> keys.add(value(arguments, ++i));
                case "--witness" -> witness = Optional.of(Path.of(value(arguments, ++i)));
                case "--save" -> save = Optional.of(Path.of(value(arguments, ++i)));
                case "--clock-wrong" -> excused.add(span(value(arguments, ++i)));
                case "--follow" -> follow = Optional.of(seconds(value(arguments, ++i)));
                case "--json" -> json = true;
                default -> {
                    if (word.startsWith("--")) {
                        throw new Senseless("verify knows no option '" + word + "'.");
                    }
                    sources.add(word);
                }
            }
        }
        Options options =
                new Options(List.copyOf(sources), List.copyOf(keys), witness, save, List.copyOf(excused), follow, json);
        options.makeSense();
        return options;
    }

    private void makeSense() throws Senseless {
        if (sources.isEmpty()) {
            throw new Senseless("verify needs a FILE, a URL or - to look at.");
        }
        if (keys.isEmpty()) {
            throw new Senseless("verify needs --key: only the ledger's public key shows what the ledger signed.");
        }
        boolean oneLedger = sources.size() == 1 && isAddress(sources.getFirst());
        if (follow.isPresent() && (!oneLedger || witness.isEmpty())) {
            throw new Senseless("--follow watches one URL, and needs --witness for what it sees.");
        }
        if (save.isPresent() && (!oneLedger || follow.isPresent())) {
            throw new Senseless("--save keeps the entries of one URL.");
        }
    }

    static boolean isAddress(String source) {
        return source.startsWith("https://") || source.startsWith("http://");
    }

    private static String value(List<String> arguments, int at) throws Senseless {
        if (at >= arguments.size() || arguments.get(at).isEmpty()) {
            throw new Senseless(arguments.get(at - 1) + " needs something behind it.");
        }
        return arguments.get(at);
    }

    private static Span span(String text) throws Senseless {
        Matcher matcher = SPAN.matcher(text);
        if (!matcher.matches()) {
            throw new Senseless("--clock-wrong takes the numbers of two entries, such as 1200-1450.");
        }
        return new Span(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    private static Duration seconds(String text) throws Senseless {
        if (!text.matches("[1-9][0-9]{0,4}")) {
            throw new Senseless("--follow takes seconds, from 1 to 99999.");
        }
        return Duration.ofSeconds(Integer.parseInt(text));
    }

    private static String usage() {
        try (InputStream in = Options.class.getResourceAsStream("usage.txt")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
