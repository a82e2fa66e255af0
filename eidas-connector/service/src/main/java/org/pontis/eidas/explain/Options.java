package org.pontis.eidas.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** What stands on the command line after {@code eidas explain}. */
record Options(
        List<Path> files,
        List<Path> keys,
        List<Path> anchors,
        Optional<Path> password,
        Optional<Instant> at,
        boolean json) {

    private static final Set<String> WITH_VALUE = Set.of("--keys", "--anchors", "--password", "--at");

    /** The same text that {@code ./pontis eidas help} shows without building anything. */
    static final String USAGE = usage();

    /** @throws IllegalArgumentException with a sentence, if it makes no sense */
    static Options read(List<String> arguments) {
        Reader reader = new Reader();
        Deque<String> rest = new ArrayDeque<>(arguments);
        try {
            while (!rest.isEmpty()) {
                String argument = rest.remove();
                int equals = argument.indexOf('=');
                if (equals > 0 && WITH_VALUE.contains(argument.substring(0, equals))) {
                    rest.addFirst(argument.substring(equals + 1));
                    argument = argument.substring(0, equals);
                }
                reader.take(argument, rest);
            }
        } catch (NoSuchElementException missing) {
            throw new IllegalArgumentException("A value is missing.", missing);
        } catch (InvalidPathException senseless) {
            throw new IllegalArgumentException("That is no name of a file.", senseless);
        }
        if (reader.files.isEmpty()) {
            throw new IllegalArgumentException("Which file is to be explained?");
        }
        return new Options(reader.files, reader.keys, reader.anchors, reader.password, reader.at, reader.json);
    }

    private static String usage() {
        try (InputStream text = Options.class.getResourceAsStream("usage.txt")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class Reader {

        private final List<Path> files = new ArrayList<>();
        private final List<Path> keys = new ArrayList<>();
        private final List<Path> anchors = new ArrayList<>();
        private Optional<Path> password = Optional.empty();
        private Optional<Instant> at = Optional.empty();
        private boolean json;

        void take(String argument, Deque<String> rest) {
            switch (argument) {
                case "--keys" -> keys.add(Path.of(rest.remove()));
                case "--anchors" -> anchors.add(Path.of(rest.remove()));
                case "--password" -> password = Optional.of(Path.of(rest.remove()));
                case "--at" -> at = Optional.of(time(rest.remove()));
                case "--json" -> json = true;
                default -> {
                    if (argument.startsWith("-") && argument.length() > 1) {
                        throw new IllegalArgumentException("There is no option " + argument + ".");
                    }
                    files.add(Path.of(argument));
                }
            }
        }

        private static Instant time(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "--at takes a time such as 2026-11-22T02:00:00Z or 2026-11-22T03:00:00+01:00.", e);
            }
        }
    }
}
