package org.pontis.realm;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import org.pontis.realm.portal.PortalsRefused;

/** Writes a realm to a file that Keycloak imports: {@code es --set BROKER_URL=http://localhost:8080 … --out es.json}. */
public final class Assemble {

    private static final String USAGE = """
            usage: Assemble <realm> [--set NAME=VALUE | --set NAME]... [--out FILE] [--passwords FOLDER]
              --set NAME=VALUE    the value of the placeholder ${NAME}
              --set NAME          the same, from the environment variable NAME: better for secrets
              --out FILE          where the realm goes, readable by its owner only; without it, standard output
              --passwords FOLDER  also write the list of refused passwords there
            """;

    private final Map<String, String> placeholders = new TreeMap<>();
    private Optional<String> realm = Optional.empty();
    private Optional<Path> out = Optional.empty();
    private Optional<Path> passwords = Optional.empty();

    private Assemble() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.getenv()::get, System.out, System.err));
    }

    /** Exit status 0: done; 1: cannot be assembled or written; 2: the command line makes no sense. */
    public static int run(
            List<String> arguments, UnaryOperator<String> environment, PrintStream output, PrintStream errors) {
        Assemble command = new Assemble();
        try {
            command.read(new ArrayDeque<>(arguments), environment);
        } catch (NoSuchElementException | IllegalArgumentException senseless) {
            errors.println(senseless.getMessage() == null ? "A value is missing." : senseless.getMessage());
            errors.print(USAGE);
            return 2;
        }
        try {
            command.write(output);
            return 0;
        } catch (AssemblyException | PortalsRefused | IOException impossible) {
            errors.println(impossible.getMessage());
            return 1;
        }
    }

    private void read(Deque<String> arguments, UnaryOperator<String> environment) {
        while (!arguments.isEmpty()) {
            String argument = arguments.remove();
            switch (argument) {
                case "--set" -> set(arguments.remove(), environment);
                case "--out" -> out = Optional.of(Path.of(arguments.remove()));
                case "--passwords" -> passwords = Optional.of(Path.of(arguments.remove()));
                default -> name(argument);
            }
        }
        if (realm.isEmpty()) {
            throw new IllegalArgumentException("Which realm?");
        }
    }

    private void set(String assignment, UnaryOperator<String> environment) {
        String[] parts = assignment.split("=", 2);
        String value = parts.length == 2 ? parts[1] : environment.apply(parts[0]);
        if (value == null) {
            throw new IllegalArgumentException("--set " + parts[0] + ": there is no such environment variable.");
        }
        placeholders.put(parts[0], value);
    }

    private void name(String argument) {
        if (argument.startsWith("-") || realm.isPresent()) {
            throw new IllegalArgumentException("What is " + argument + "?");
        }
        realm = Optional.of(argument);
    }

    private void write(PrintStream output) throws IOException {
        String assembled = Realms.assemble(realm.orElseThrow(), placeholders);
        if (out.isPresent()) {
            writePrivately(out.get(), assembled);
        } else {
            output.print(assembled);
        }
        if (passwords.isPresent()) {
            PasswordBlocklist.writeTo(passwords.get());
        }
    }

    /** A realm holds secrets: the file belongs to its owner from the first byte on. */
    private static void writePrivately(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text);
    }
}
