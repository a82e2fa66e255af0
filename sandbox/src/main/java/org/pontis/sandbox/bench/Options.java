package org.pontis.sandbox.bench;

import java.util.List;

/**
 * How long to measure.
 *
 * @param logins of each case in one round
 * @param rounds the cases are interleaved this often; the spread over the rounds is reported
 * @param warmUp logins of each case before the first round, for the server's compilers
 */
record Options(int logins, int rounds, int warmUp) {

    static final Options DEFAULT = new Options(100, 5, 400);

    /**
     * Reads {@code --logins N}, {@code --rounds N} and {@code --warm-up N}.
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
            case "--logins" -> new Options(number(name, value, 1), rounds, warmUp);
            case "--rounds" -> new Options(logins, number(name, value, 1), warmUp);
            case "--warm-up" -> new Options(logins, rounds, number(name, value, 0));
            default ->
                throw new IllegalArgumentException(
                        "bench knows --logins N, --rounds N and --warm-up N, not '" + name + "'.");
        };
    }

    private static int number(String name, String value, int least) {
        if (!value.matches("[0-9]{1,6}") || Integer.parseInt(value) < least) {
            throw new IllegalArgumentException(name + " takes a whole number from " + least + ", not '" + value + "'.");
        }
        return Integer.parseInt(value);
    }
}
