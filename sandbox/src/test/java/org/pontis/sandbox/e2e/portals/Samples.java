package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The sample portals of {@code sandbox/portals}, and the tools they need. */
public final class Samples {

    private static final Path SAMPLES = Path.of("portals").toAbsolutePath();

    private Samples() {}

    static Path of(String name) {
        return SAMPLES.resolve(name);
    }

    static void copy(Path from, Path to, String... files) {
        for (String file : files) {
            try {
                Files.copy(from.resolve(file), to.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Gives a folder and all in it to another account; only the administrator can. */
    static void give(Path folder, String account) {
        try (Stream<Path> all = Files.walk(folder)) {
            UserPrincipalLookupService accounts = folder.getFileSystem().getUserPrincipalLookupService();
            for (Path path : all.toList()) {
                Files.setOwner(path, accounts.lookupPrincipalByName(account));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Continuous integration installs everything; elsewhere a test without its tool is skipped, and says so. */
    public static void needs(Path tool, String what) {
        assumeTrue(
                Files.exists(tool) || "true".equals(System.getenv("CI")),
                () -> tool + " is missing: install " + what + " to run this test.");
    }

    public static Path tool(String name) {
        return Stream.of(System.getenv("PATH").split(":"), new String[] {"/usr/sbin", "/usr/local/bin"})
                .flatMap(Stream::of)
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(name));
    }
}
