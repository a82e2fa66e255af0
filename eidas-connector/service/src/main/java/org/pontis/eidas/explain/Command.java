package org.pontis.eidas.explain;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
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
                System.out,
                System.err));
    }

    /** Exit status 0: every check passed; 1: one failed; 2: a file cannot be read, or the command line makes no sense. */
    static int run(
            List<String> arguments,
            UnaryOperator<String> environment,
            Function<Path, Optional<String>> ask,
            InstantSource clock,
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
        try {
            List<Finding> findings =
                    findings(options, environment, ask, options.at().orElseGet(clock::instant));
            findings.forEach(finding -> output.println(options.json() ? Json.of(finding) : Text.of(finding)));
            return findings.stream().allMatch(finding -> finding.report().ok()) ? 0 : 1;
        } catch (Unreadable problem) {
            errors.println(problem.getMessage());
            return 2;
        }
    }

    private static List<Finding> findings(
            Options options, UnaryOperator<String> environment, Function<Path, Optional<String>> ask, Instant now)
            throws Unreadable {
        List<Exhibit> exhibits = new ArrayList<>();
        for (Path file : options.files()) {
            exhibits.add(Exhibit.read(file));
        }
        Places places = new Places(Passwords.of(options.password(), environment, ask));
        return new Examination(
                        exhibits,
                        now,
                        places.certificates(options.anchors()),
                        new DecryptionKeys(places.keys(options.keys())))
                .findings();
    }
}
