package org.pontis.sandbox.e2e.portals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.pontis.sandbox.Addresses;

/** Somebody else's server in a process of its own. It cannot outlive the JVM that started it, however that JVM ends. */
public final class Program implements AutoCloseable {

    /** Runs the command until our end of the pipe on standard input closes, which the kernel does even for the killed. */
    private static final String LEASH = """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { cat; kill -TERM "$server"; } <&3 >/dev/null 2>&1 &
            exec 3<&-
            wait "$server"
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final String url;
    private final Path log;

    private Program(Process process, String url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts a server and waits until it listens.
     *
     * @throws AssertionError with its log, if it does not
     */
    public static Program start(List<String> command, Map<String, String> environment, int port, Path log) {
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "portal"));
        leashed.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(leashed).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Program program = new Program(builder.start(), Addresses.url(port), log);
            program.awaitListening(port);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end; it must succeed. */
    static void run(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return url;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitListening(int port) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!listens(port)) {
            if (!process.isAlive() || Instant.now().isAfter(until)) {
                close();
                throw new AssertionError("The portal does not listen on " + port + ". Its log:\n" + log());
            }
            pause();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("localhost", port), 1_000);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            all.forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
