package org.pontis.eidas.explain;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.pontis.eidas.saml.encryption.DecryptionKeys;

/** What an operator starts. */
public final class Command {

    private Command() {}

    public static void main(String[] arguments) {
        // what libraries have to say about a message is no part of the explanation
        Logger.getLogger("").setLevel(Level.OFF);
        System.exit(run(
                List.of(arguments),
                System.getenv()::get,
                Passwords::askAtTheTerminal,
                InstantSource.system(),
                System.in,
                System.out,
                System.err));
    }

    /** Exit status 0: every check passed; 1: one failed; 2: a file cannot be read, or the command line makes no sense. */
    static int run(
            List<String> arguments,
            UnaryOperator<String> environment,
            Function<Path, Optional<String>> ask,
            InstantSource clock,
            InputStream input,
            PrintStream output,
            PrintStream errors) {
        Options options;
        try {
            options = Options.read(arguments);
        } catch (IllegalArgumentException senseless) {
            errors.println(senseless.getMessage());
            errors.print(Options.USAGE);
            return 2;
        }
        List<Unreadable> problems = new ArrayList<>();
        List<Finding> findings = List.of();
        try {
            Places places = new Places(Passwords.of(options.password(), environment, ask), errors::println);
            findings = new Examination(
                            exhibits(options.files(), input, problems),
                            options.at().orElseGet(clock::instant),
                            places.certificates(options.anchors()),
                            new DecryptionKeys(places.keys(options.keys())))
                    .findings();
        } catch (Unreadable problem) {
            problems.add(problem);
        }
        findings.forEach(finding -> output.println(options.json() ? Json.of(finding) : Text.of(finding)));
        problems.forEach(problem -> errors.println(problem.getMessage()));
        if (!problems.isEmpty()) {
            return 2;
        }
        return findings.stream().allMatch(finding -> finding.report().ok()) ? 0 : 1;
    }

    /** Those that can be read; one that is not there keeps nobody from the others. */
    private static List<Exhibit> exhibits(List<Path> files, InputStream input, List<Unreadable> problems) {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Path file : files) {
            try {
                exhibits.add(Exhibit.read(file, input));
            } catch (Unreadable problem) {
                problems.add(problem);
            }
        }
        return exhibits;
    }
}
