package org.pontis.idp.sms;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.pontis.idp.testing.Patience.until;

/** An SMS centre that is not ours: the npm package smpp under Node, in a process of its own that ends with the test. */
final class ForeignCentre implements AutoCloseable {

    static final String PASSWORD = "s3cr3t!x";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCE = Path.of("src/test/node/smpp-server");
    private static final Path HOME = Path.of("target/smpp-server");

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final Process process;

    private ForeignCentre(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it and waits until it listens. {@code ids}: {@code same} or {@code decimal}. */
    static ForeignCentre start(int port, String ids) throws IOException, InterruptedException {
        install();
        ForeignCentre centre = new ForeignCentre(run(HOME, "node", "server.js", "" + port, PASSWORD, ids));
        until("the npm centre listens", () -> !centre.of("listening").isEmpty());
        return centre;
    }

    /** What it took, part by part. */
    List<JsonNode> submitted() {
        return of("submit");
    }

    int binds() {
        return of("bind").size();
    }

    private List<JsonNode> of(String kind) {
        return events.stream()
                .filter(event -> event.path("event").asText().equals(kind))
                .toList();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                events.add(JSON.readTree(line));
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** What the lock file pins, fetched once a build. */
    private static synchronized void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "server.js")) {
            Files.copy(SOURCE.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(HOME.resolve("node_modules/.package-lock.json"))) {
            Process npm = run(HOME, "npm", "ci", "--no-audit", "--no-fund", "--silent");
            if (!npm.waitFor(5, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new AssertionError("npm ci did not install the package smpp.");
            }
        }
    }

    private static Process run(Path folder, String... command) throws IOException {
        List<String> words = new ArrayList<>(Arrays.asList(command));
        try {
            return new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException missing) {
            throw new AssertionError(
                    "These tests need " + command[0] + ": install the packages nodejs and npm.", missing);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
