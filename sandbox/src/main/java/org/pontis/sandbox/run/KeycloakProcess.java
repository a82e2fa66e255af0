package org.pontis.sandbox.run;

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

import org.pontis.sandbox.Addresses;

/** A running Keycloak server. It cannot outlive the JVM that started it, however that JVM ends. */
public final class KeycloakProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);

    private final Process process;
    private final Addresses addresses;
    private final Path log;

    private KeycloakProcess(Process process, Addresses addresses, Path log) {
        this.process = process;
        this.addresses = addresses;
        this.log = log;
    }

    /** Starts the server of an instance; {@link #awaitReady} tells when it answers. */
    static KeycloakProcess start(
            KeycloakInstance instance, Addresses addresses, Secrets secrets, String jvm, Path log) {
        List<String> command =
                Leash.on(List.of(instance.script().toString(), "start", "--optimized", "--import-realm"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
        environment(builder.environment(), jvm);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.adminPassword());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", "realm-config");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.realmClient());
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            return new KeycloakProcess(builder.start(), addresses, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the caller's shell says about Java and Keycloak is not for this server. */
    static void environment(Map<String, String> environment, String jvm) {
        environment
                .keySet()
                .removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS") || name.equals("JAVA"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx640m");
        environment.put("JAVA_OPTS_APPEND", jvm + " " + CardHost.JAVA);
    }

    /**
     * Waits until Keycloak's readiness check says yes.
     *
     * @throws IllegalStateException with the end of the log, if the server stopped or takes longer than four minutes
     */
    void awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(READY_WITHIN);
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest question = HttpRequest.newBuilder(
                        URI.create(Addresses.url(addresses.management()) + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        while (!saysYes(client, question)) {
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "Keycloak stopped while starting. The end of " + log + ":\n" + endOfLog());
            }
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "Keycloak is not ready after " + READY_WITHIN + ". The end of " + log + ":\n" + endOfLog());
            }
            TimeUnit.MILLISECONDS.sleep(250);
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

    /** Stops the server in order; after twenty seconds without. */
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
