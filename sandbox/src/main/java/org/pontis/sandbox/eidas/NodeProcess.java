package org.pontis.sandbox.eidas;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.machine.Program;
import org.pontis.sandbox.web.Response;

/** A running node of the eidas-connector. It cannot outlive the JVM that started it, however that JVM ends. */
public final class NodeProcess implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String MAIN = "org.pontis.eidas.http.Main";

    /** Without metadata, or not there. */
    private static final Set<String> UNUSABLE = Set.of("DOWN", "SILENT");

    private final NodeSettings settings;
    private final Program program;

    private NodeProcess(NodeSettings settings, Program program) {
        this.settings = settings;
        this.program = program;
    }

    /** Writes the settings and starts the node; {@link #awaitReady} tells when it answers. */
    public static NodeProcess start(NodeSettings settings, CertificateAuthority authority) {
        Path node = delivered();
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + node.resolve("java.options"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                node.resolve("*") + File.pathSeparator + node.resolve("lib").resolve("*"),
                MAIN,
                settings.write(authority).toString());
        // what the caller's shell says about some node is not for this one
        return new NodeProcess(
                settings,
                Program.start(
                        settings.name(),
                        command,
                        settings.log(),
                        URI.create(settings.plain() + "/health/ready"),
                        environment -> environment.keySet().removeIf(name -> name.startsWith("EIDAS_"))));
    }

    /** What runs is what operators get; the build names its folder by {@code pontis.node.dir}. */
    private static Path delivered() {
        Path node = Path.of(System.getProperty("pontis.node.dir", "../eidas-connector/service/target/node"))
                .toAbsolutePath();
        if (!Files.isDirectory(node)) {
            throw new IllegalStateException("There is no " + node + ": build first (mvn package).");
        }
        return node;
    }

    /**
     * Waits until its readiness check says yes.
     *
     * @throws IllegalStateException with the end of the log, if it does not start
     */
    public NodeProcess awaitReady() throws InterruptedException {
        program.awaitReady();
        return this;
    }

    /** Whether logins with another country are possible. */
    public boolean reaches(String country) {
        HttpRequest question = HttpRequest.newBuilder(URI.create(settings.plain() + "/admin"))
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            JsonNode peers = Response.JSON
                    .readTree(HTTP.send(question, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .path("peers");
            return StreamSupport.stream(peers.spliterator(), false)
                    .filter(peer -> peer.path("country").asText().equals(country))
                    .noneMatch(peer -> UNUSABLE.contains(peer.path("state").asText()));
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public NodeSettings settings() {
        return settings;
    }

    public long pid() {
        return program.pid();
    }

    public Path log() {
        return program.log();
    }

    /** Done when the node ended, by itself or not. */
    public CompletableFuture<Process> onExit() {
        return program.onExit();
    }

    /** Ends it as a power cut would (SIGKILL). */
    public void kill() {
        program.kill();
    }

    /** Stops it in order (SIGTERM). */
    @Override
    public void close() {
        program.close();
    }
}
