package org.pontis.sandbox.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pontis.idp.ledger.cli.Command;

import static org.assertj.core.api.Assertions.assertThat;

/** The script {@code pontis} in a folder of its own, with a Maven that only writes down when it begins and ends. */
class PontisScriptTest {

    private static final String USAGE = "realm-config/src/main/resources/org/pontis/realm/cli/usage.txt";

    private static final String VERIFY = "idp-adapters/src/main/resources/org/pontis/idp/ledger/cli/usage.txt";

    private static final String MAVEN = """
            #!/bin/sh
            if [ "$1" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi
            echo begin >> diary
            while ! [ -e go ]; do sleep 0.1; done
            echo end >> diary
            """;

    @TempDir
    private Path folder;

    private final List<Process> begun = new ArrayList<>();

    @BeforeEach
    void copyTheScript() throws IOException {
        Files.copy(Path.of("../pontis"), folder.resolve("pontis"));
        for (String usage : List.of(USAGE, VERIFY)) {
            Files.createDirectories(folder.resolve(usage).getParent());
            Files.copy(Path.of("..", usage), folder.resolve(usage));
        }
        Path maven = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
        Files.writeString(maven, MAVEN);
        Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createFile(folder.resolve("diary"));
    }

    @AfterEach
    void endEverything() throws Exception {
        go();
        for (Process one : begun) {
            one.destroyForcibly();
            one.waitFor();
        }
    }

    @Test
    void twoCommandsThatBuildDoItOneAfterTheOther() throws Exception {
        Process first = pontis("first", "test");
        await(() -> diary().equals("begin\n"));
        Process second = pontis("second", "test");
        await(() -> text("second").contains("waiting for ./pontis test (pid " + first.pid() + ")"));
        assertThat(diary()).isEqualTo("begin\n");

        go();

        assertThat(status(first)).isZero();
        assertThat(status(second)).isZero();
        assertThat(diary()).isEqualTo("begin\nend\nbegin\nend\n");
        assertThat(text("second").lines().filter(line -> line.contains("waiting")))
                .hasSize(1);
    }

    @Test
    void whatHasGoneFromTheSourcesIsNotInTheBuild() throws Exception {
        Path gone = folder.resolve("idp-adapters/target/classes/META-INF/services/org.example.Gone");
        Files.createDirectories(gone.getParent());
        Files.createFile(gone);
        go();
        assertThat(status(pontis("one", "test"))).isZero();
        assertThat(gone).doesNotExist();
    }

    @Test
    void whatAKilledCommandLeftHoldsNobodyUp() throws Exception {
        Process killed = pontis("killed", "test");
        await(() -> diary().equals("begin\n"));
        killed.destroyForcibly().waitFor();
        go();

        assertThat(status(pontis("next", "test"))).isZero();
        assertThat(text("next")).doesNotContain("waiting");
        assertThat(diary()).isEqualTo("begin\nbegin\nend\n");
    }

    @Test
    void ofManyThatFindWhatAKilledOneLeftOnlyOneBuildsAtATime() throws Exception {
        Process killed = pontis("killed", "test");
        await(() -> diary().equals("begin\n"));
        killed.destroyForcibly().waitFor();
        go();

        List<Process> many = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            many.add(pontis("many-" + i, "test"));
        }
        for (Process one : many) {
            assertThat(status(one)).isZero();
        }
        assertThat(diary()).isEqualTo("begin\n" + "begin\nend\n".repeat(5));
    }

    /** A number that another process has now: nobody is who holds the lock. */
    @Test
    void aProcessWithTheSameNumberIsNotTheOneThatHeldIt() throws Exception {
        Files.createDirectory(folder.resolve(".pontis"));
        Files.createSymbolicLink(
                folder.resolve(".pontis/lock"),
                Path.of(ProcessHandle.current().pid() + " test Thu Jan  1 00:00:00 1970"));
        go();

        assertThat(status(pontis("next", "test"))).isZero();
        assertThat(text("next")).doesNotContain("waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", ""})
    void helpWithRealmsBuildsNothing(String word) throws Exception {
        Process help = word.isEmpty() ? pontis("help", "realm") : pontis("help", "realm", word);
        assertThat(status(help)).isZero();
        assertThat(text("help")).startsWith("usage: ./pontis realm").contains("  drift ");
        assertThat(diary()).isEmpty();
        assertThat(folder.resolve(".pontis")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "", "receipt.json --help"})
    void helpWithReceiptsBuildsNothing(String words) throws Exception {
        Process help = words.isEmpty() ? pontis("help", "verify") : pontis("help", ("verify " + words).split(" "));
        assertThat(status(help)).isZero();
        assertThat(text("help")).startsWith("usage: ./pontis verify").contains("--witness FILE");
        assertThat(diary()).isEmpty();
        assertThat(folder.resolve(".pontis")).doesNotExist();
    }

    @Test
    void aReceiptIsCheckedWithTheKeysOfWhatRunsHere() throws Exception {
        isBuilt();
        try (HomeLedger ledger = new HomeLedger();
                HomeLedger another = new HomeLedger()) {
            Files.writeString(folder.resolve("receipt.json"), ledger.receipt());
            Files.writeString(folder.resolve("forged.json"), ledger.receipt().replace("LOGIN", "LOGON"));
            assertThat(status(pontis("nothing-runs", "verify", "receipt.json"))).isEqualTo(2);
            assertThat(text("nothing-runs")).contains("verify needs --key");

            runs(ledger.broker());
            Process good = pontis("good", "verify", "receipt.json");
            assertThat(status(good)).as(text("good")).isZero();
            assertThat(text("good")).startsWith("receipt.json: good\n").contains("LOGIN ok");
            assertThat(status(pontis("forged", "verify", "forged.json"))).isEqualTo(1);
            assertThat(text("forged"))
                    .startsWith("forged.json: NOT GOOD\n")
                    .contains("not_in_tree: ")
                    .doesNotContain("unknown_key");
            assertThat(status(pontis("another", "verify", "receipt.json", "--key", another.keys())))
                    .isEqualTo(1);
            assertThat(text("another")).contains("unknown_key: ");
        }
        assertThat(diary()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "--nonsense",
                "up nonsense",
                "up --detach more",
                "down nonsense",
                "status nonsense",
                "realm nonsense",
                "realm --prune",
                "realm .*"
            })
    void whatMakesNoSenseIsAnsweredWithTheUsageAndStatusTwo(String line) throws Exception {
        assertThat(status(pontis("answer", line.split(" ")))).isEqualTo(2);
        assertThat(text("answer")).startsWith("pontis: ").contains("usage: ./pontis");
        assertThat(diary()).isEmpty();
        assertThat(folder.resolve(".pontis")).doesNotExist();
    }

    /** As a build leaves it, as far as this command looks. */
    private void isBuilt() throws Exception {
        Path classes = Path.of(Command.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path providers = Files.createDirectories(folder.resolve(".pontis/run/providers"));
        Files.createSymbolicLink(providers.resolve("idp-adapters.jar"), classes);
        Files.writeString(folder.resolve(".pontis/run/classpath"), classes.toString());
        Files.writeString(
                folder.resolve(".pontis/run/built"), folder.toRealPath().toString());
    }

    /** As {@code up} leaves it while it runs. */
    private void runs(String broker) throws IOException {
        Process pontis = new ProcessBuilder("bash", "-c", "read -r line # pontis up").start();
        begun.add(pontis);
        Files.writeString(folder.resolve(".pontis/pid"), String.valueOf(pontis.pid()));
        Files.writeString(folder.resolve(".pontis/status.json"), "{\"broker\":{\"url\":\"" + broker + "\"}}");
    }

    private Process pontis(String name, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", "pontis"));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(name + ".out").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().merge("PATH", folder.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        begun.add(process);
        return process;
    }

    private static int status(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void go() throws IOException {
        if (Files.notExists(folder.resolve("go"))) {
            Files.createFile(folder.resolve("go"));
        }
    }

    private String diary() {
        return read(folder.resolve("diary"));
    }

    private String text(String name) {
        return read(folder.resolve(name + ".out"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier wish) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!wish.getAsBoolean() && System.nanoTime() < until) {
            Thread.sleep(20);
        }
        assertThat(wish.getAsBoolean()).isTrue();
    }
}
