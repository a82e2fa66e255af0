package org.pontis.sandbox.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A Java server that we started. It cannot outlive this JVM, however that ends. */
public final class Program implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final Process process;
    private final String name;
    private final Path log;
    private final URI check;

    private Program(Process process, String name, Path log, URI check) {
        this.process = process;
        this.name = name;
        this.log = log;
        this.check = check;
    }

    /**
     * Starts it; {@link #awaitReady} tells when it answers.
     *
     * @param name for sentences
     * @param log what it prints is appended here
     * @param check the address that answers 200 when it is ready
     * @param environment may change what it inherits
     */
    public static Program start(
            String name, List<String> command, Path log, URI check, Consumer<Map<String, String>> environment) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(Leash.on(command))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            environment.accept(builder.environment());
            return new Program(builder.start(), name, log, check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Waits until its readiness check says yes.
     *
     * @throws IllegalStateException with the end of the log, if the server stopped or takes longer than four minutes
     */
    public void awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest question =
                HttpRequest.newBuilder(check).timeout(Duration.ofSeconds(5)).build();
        while (!saysYes(client, question)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        name + " stopped while starting. The end of " + log + ":\n" + endOfLog());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        name + " is not ready after " + READY_WITHIN + ". The end of " + log + ":\n" + endOfLog());
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    /** The server's own process, not the shell around it. */
    public long pid() {
        return server().map(ProcessHandle::pid).orElse(process.pid());
    }

    public Path log() {
        return log;
    }

    /** Done when the server ended, by itself or not. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** Ends the server as a power cut would (SIGKILL): it finishes nothing and says goodbye to nobody. */
    public void kill() {
        server().ifPresent(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Stops the server in order (SIGTERM); after twenty seconds without. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        try {
            process.getOutputStream().close();
            CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private Optional<ProcessHandle> server() {
        return process.descendants()
                .filter(p -> p.info().command().orElse("").endsWith("/java"))
                .findFirst();
    }

    private static boolean saysYes(HttpClient client, HttpRequest question) throws InterruptedException {
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListeningYet) {
            return false;
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "(it cannot be read: " + e.getMessage() + ")";
        }
    }
}
