package org.pontis.sandbox.bench.border;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.pontis.sandbox.machine.Program;

/** A node that runs as in production: from its own folder, with the options that are delivered. */
record Started(Program program, Duration took) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /**
     * Starts it and waits until it is ready.
     *
     * @param settings its file
     * @param plain where it answers without TLS
     */
    static Started node(Path settings, URI plain, Path log) throws InterruptedException {
        Path node = folder();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + node.resolve("java.options"),
                "-cp",
                node.resolve("*") + System.getProperty("path.separator") + node.resolve("lib/*"),
                "org.pontis.eidas.http.Main",
                settings.toString());
        Instant begin = Instant.now();
        URI check = plain.resolve("/health/ready");
        Program program = Program.start("eidas-node", command, log, check, environment -> environment
                .keySet()
                .removeIf(name -> name.startsWith("EIDAS_")));
        try {
            return new Started(program, awaitReady(program, check, begin));
        } catch (RuntimeException e) {
            program.close();
            throw e;
        }
    }

    /** Looked up every few milliseconds, over one connection after another, since this is what is measured. */
    private static Duration awaitReady(Program program, URI check, Instant begin) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(check).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!isReady(client, question)) {
                if (Instant.now().isAfter(begin.plus(PATIENCE))
                        || program.onExit().isDone()) {
                    throw new IllegalStateException("The node does not start; its log is " + program.log() + ".");
                }
                Thread.sleep(PAUSE);
            }
            return Duration.between(begin, Instant.now());
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What operators get; the build names its folder by {@code pontis.node.dir}. */
    private static Path folder() {
        return Path.of(System.getProperty("pontis.node.dir", "../eidas-connector/service/target/node"))
                .toAbsolutePath();
    }

    /** The processor time that it has used, of all its threads. */
    Duration cpu() {
        return ProcessHandle.of(program.pid())
                .flatMap(node -> node.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("This system does not tell a process's processor time."));
    }

    /** The most memory that it had at any time, in megabytes of a million bytes: what the kernel calls the high-water mark. */
    double peakMegabytes() {
        Path status = Path.of("/proc", String.valueOf(program.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("Only Linux says how much memory a process has.", e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
