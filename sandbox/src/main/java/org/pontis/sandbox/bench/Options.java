package org.pontis.sandbox.bench;

import java.time.Duration;
import java.util.List;

/**
 * How long to measure.
 *
 * @param logins of each case in one round
 * @param rounds the cases are interleaved this often; the spread over the rounds is reported
 * @param warmUp logins of each case before the first round, for the server's compilers
 * @param seconds each rate of the load run is kept up for so long
 */
public record Options(int logins, int rounds, int warmUp, int seconds) {

    static final Options DEFAULT = new Options(100, 5, 2500, 20);

    Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /**
     * Reads {@code --logins N}, {@code --rounds N}, {@code --warm-up N} and {@code --seconds N}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static Options read(List<String> arguments) {
        Options options = DEFAULT;
        for (int i = 0; i < arguments.size(); i += 2) {
            options = options.with(arguments.get(i), i + 1 < arguments.size() ? arguments.get(i + 1) : "");
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--logins" -> new Options(number(name, value, 1), rounds, warmUp, seconds);
            case "--rounds" -> new Options(logins, number(name, value, 1), warmUp, seconds);
            case "--warm-up" -> new Options(logins, rounds, number(name, value, 0), seconds);
            case "--seconds" -> new Options(logins, rounds, warmUp, number(name, value, 1));
            default ->
                throw new IllegalArgumentException(
                        "bench knows --logins N, --rounds N, --warm-up N and --seconds N, not '" + name + "'.");
        };
    }

    private static int number(String name, String value, int least) {
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(name + " takes a whole number from " + least + ", not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
