package org.pontis.eidas.explain;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What may open key stores: never from the command line, where everybody on the machine can read it. */
final class Passwords {

    private static final String VARIABLE = "PONTIS_EIDAS_PASSWORD";

    /** None, that of the key stores that come with the Commission's node, and what key tools suggest. */
    private static final List<String> OF_SAMPLES = List.of("", "local-demo", "changeit");

    private final List<String> known = new ArrayList<>();
    private final Function<Path, Optional<String>> ask;

    private Passwords(Function<Path, Optional<String>> ask) {
        this.ask = ask;
    }

    /**
     * @param file with passwords, one a line; they are tried in turn
     * @param ask for the password of a key store that none of them opens
     */
    static Passwords of(Optional<Path> file, UnaryOperator<String> environment, Function<Path, Optional<String>> ask)
            throws Unreadable {
        Passwords passwords = new Passwords(ask);
        if (file.isPresent()) {
            try {
                passwords.known.addAll(Files.readAllLines(file.get(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new Unreadable("The file " + file.get() + " with passwords cannot be read.", e);
            }
        }
        Optional.ofNullable(environment.apply(VARIABLE)).ifPresent(passwords.known::add);
        passwords.known.addAll(OF_SAMPLES);
        return passwords;
    }

    /** Asks whoever sits at the terminal, if somebody does. */
    @SuppressWarnings("SystemConsoleNull") // it is null with the JDK's own console, which ./pontis chooses
    static Optional<String> askAtTheTerminal(Path store) {
        Console console = System.console();
        return console == null
                ? Optional.empty()
                : Optional.ofNullable(console.readPassword("Password of %s: ", store))
                        .map(String::new);
    }

    /**
     * Opens a key store with the first password that does.
     *
     * @throws Unreadable if none does
     */
    <R> R open(Path store, Attempt<R> attempt) throws Unreadable {
        Exception why = null;
        for (String password : known) {
            try {
                return attempt.with(password);
            } catch (Exception e) {
                why = e;
            }
        }
        Optional<String> asked = ask.apply(store);
        try {
            if (asked.isPresent()) {
                R result = attempt.with(asked.get());
                known.addFirst(asked.get());
                return result;
            }
        } catch (Exception e) {
            why = e;
        }
        throw new Unreadable(why.getMessage() + " Passwords come from --password FILE or " + VARIABLE + ".", why);
    }

    @FunctionalInterface
    interface Attempt<R> {

        R with(String password) throws Exception;
    }
}
