package org.pontis.realm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class AssembleTest {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void aRealmGoesToAFileOfItsOwner(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("es.json");

        assertThat(run(complete("--out", file.toString()))).isZero();

        assertThat(Files.readString(file)).isEqualTo(Realms.assemble("es", Fixed.PLACEHOLDERS));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAFileItGoesToStandardOutput() {
        assertThat(run(complete())).isZero();
        assertThat(output.toString(UTF_8)).isEqualTo(Realms.assemble("es", Fixed.PLACEHOLDERS));
    }

    @Test
    void aSecretMayComeFromTheEnvironment() {
        List<String> arguments = complete();
        int secret = arguments.indexOf("SANDBOX_CLIENT_SECRET=not-a-secret");
        arguments.set(secret, "SANDBOX_CLIENT_SECRET");

        assertThat(run(arguments)).isZero();
        assertThat(output.toString(UTF_8)).contains("from the environment");
    }

    @Test
    void missingPlaceholdersAreASentenceEach() {
        assertThat(run(List.of("es"))).isEqualTo(1);
        assertThat(errors.toString(UTF_8).lines())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        line -> assertThat(line)
                                .matches(
                                        ".*/portals/\\S+\\.yaml:\\d+: \\S+: \\$\\{[A-Z_]+} has no value: .*--values .*\\. \\[PLACEHOLDER_UNDEFINED]"));
        assertThat(output.size()).isZero();
    }

    @Test
    void aCommandLineThatMakesNoSenseIsExplained() {
        assertThat(run(List.of())).isEqualTo(2);
        assertThat(run(List.of("es", "ee"))).isEqualTo(2);
        assertThat(run(List.of("es", "--out"))).isEqualTo(2);
        assertThat(run(List.of("es", "--set", "NOWHERE"))).isEqualTo(2);
        assertThat(errors.toString(UTF_8))
                .contains(
                        "Which realm?",
                        "What is ee?",
                        "A value is missing.",
                        "--set NOWHERE: there is no such environment variable.",
                        "usage: Assemble");
    }

    @Test
    void theRefusedPasswordsAreWrittenOnRequest(@TempDir Path folder) {
        assertThat(run(complete("--passwords", folder.toString()))).isZero();
        assertThat(folder.resolve(PasswordBlocklist.FILE)).isNotEmptyFile();
    }

    private int run(List<String> arguments) {
        Map<String, String> environment = Map.of("SANDBOX_CLIENT_SECRET", "from the environment");
        return Assemble.run(
                arguments,
                environment::get,
                new PrintStream(output, true, UTF_8),
                new PrintStream(errors, true, UTF_8));
    }

    private static List<String> complete(String... more) {
        List<String> arguments = new ArrayList<>(List.of("es"));
        Fixed.PLACEHOLDERS.forEach((name, value) -> {
            arguments.add("--set");
            arguments.add(name + "=" + value);
        });
        arguments.addAll(List.of(more));
        return arguments;
    }
}
