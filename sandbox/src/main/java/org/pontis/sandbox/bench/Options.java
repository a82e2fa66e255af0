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
 * @param citizens whose entries are in the ledger
 * @param entries of the ledger
 */
public record Options(int logins, int rounds, int warmUp, int seconds, int citizens, int entries) {

    static final Options DEFAULT = new Options(100, 5, 2500, 20);

    /** With a ledger of the size that is promised. */
    public Options(int logins, int rounds, int warmUp, int seconds) {
        this(logins, rounds, warmUp, seconds, 1_000_000, 10_000_000);
    }

    Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /**
     * Reads {@code --logins N}, {@code --rounds N}, {@code --warm-up N}, {@code --seconds N},
     * {@code --citizens N} and {@code --entries N}.
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
            case "--logins" -> new Options(number(name, value, 1), rounds, warmUp, seconds, citizens, entries);
            case "--rounds" -> new Options(logins, number(name, value, 1), warmUp, seconds, citizens, entries);
            case "--warm-up" -> new Options(logins, rounds, number(name, value, 0), seconds, citizens, entries);
            case "--seconds" -> new Options(logins, rounds, warmUp, number(name, value, 1), citizens, entries);
            case "--citizens" -> new Options(logins, rounds, warmUp, seconds, number(name, value, 1), entries);
            case "--entries" -> new Options(logins, rounds, warmUp, seconds, citizens, number(name, value, 1));
            default ->
                throw new IllegalArgumentException(
                        "bench knows --logins N, --rounds N, --warm-up N, --seconds N, --citizens N and --entries N, not '"
                                + name + "'.");
        };
    }

    private static int number(String name, String value, int least) {
        if (!value.matches("[0-9]{1,8}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(name + " takes a whole number from " + least + ", not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
