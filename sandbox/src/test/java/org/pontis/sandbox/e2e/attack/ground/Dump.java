package org.pontis.sandbox.e2e.attack.ground;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.pontis.sandbox.run.Stack;

/** The rows of the broker's database, as its own tool writes them down of a copy. */
final class Dump {

    private Dump() {}

    /** One line for each row that holds any of these, in small letters: {@code INSERT INTO …}. */
    static List<String> rowsWith(Stack stack, Path folder, List<String> words)
            throws IOException, InterruptedException {
        try (Stream<String> lines = Files.lines(of(stack, folder), StandardCharsets.UTF_8)) {
            return lines.filter(line -> words.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains))
                    .toList();
        }
    }

    private static Path of(Stack stack, Path folder) throws IOException, InterruptedException {
        Path copy = Files.createTempDirectory(folder, "database");
        String said = "";
        // a copy of a file that is written to is sometimes none
        for (int i = 0; i < 10; i++) {
            Files.copy(
                    stack.state().resolve("keycloak/data/h2/keycloakdb.mv.db"),
                    copy.resolve("keycloakdb.mv.db"),
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            Process script = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-cp",
                            tool().toString(),
                            "org.h2.tools.Script",
                            "-url",
                            "jdbc:h2:file:" + copy.resolve("keycloakdb") + ";NON_KEYWORDS=VALUE",
                            "-user",
                            "sa",
                            "-password",
                            "password",
                            "-script",
                            copy.resolve("rows.sql").toString(),
                            "-options",
                            "SIMPLE")
                    .redirectErrorStream(true)
                    .start();
            said = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (script.waitFor() == 0) {
                return copy.resolve("rows.sql");
            }
        }
        throw new AssertionError("The database could not be read: " + said);
    }

    private static Path tool() throws IOException {
        Path servers = Path.of(System.getProperty("pontis.servers.dir", "../.pontis/servers"));
        try (Stream<Path> all = Files.walk(servers)) {
            return all.filter(file -> file.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
