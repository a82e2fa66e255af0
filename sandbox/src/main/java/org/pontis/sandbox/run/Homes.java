package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.pontis.sandbox.machine.Tree;

/**
 * The folder where unpacked servers are kept, each about 190 MB. A home notes in {@code users/} which processes run from
 * it; one without a living user is thrown away when another is made.
 */
record Homes(Path folder) {

    /** Notes that this JVM runs servers from the home, until it ends. */
    static void use(Path home) {
        try {
            Path note = home.resolve("users")
                    .resolve(String.valueOf(ProcessHandle.current().pid()));
            Files.createDirectories(note.getParent());
            Files.writeString(note, "");
            note.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes every home but this one that no living process uses. */
    void keepOnly(Path home) {
        for (Path other : list(folder)) {
            if (Files.isDirectory(other) && !other.equals(home) && !inUse(other)) {
                Tree.delete(other);
            }
        }
    }

    private static boolean inUse(Path home) {
        Path users = home.resolve("users");
        return Files.isDirectory(users)
                && list(users).stream()
                        .map(note -> Long.valueOf(note.getFileName().toString()))
                        .anyMatch(pid -> ProcessHandle.of(pid)
                                .filter(ProcessHandle::isAlive)
                                .isPresent());
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
