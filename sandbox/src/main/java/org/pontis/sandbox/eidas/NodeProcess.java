package org.pontis.sandbox.eidas;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.machine.Program;

/** A running node of the eidas-connector. It cannot outlive the JVM that started it, however that JVM ends. */
public final class NodeProcess implements AutoCloseable {

    private static final String MAIN = "org.pontis.eidas.http.Main";

    private final NodeSettings settings;
    private final Program program;

    private NodeProcess(NodeSettings settings, Program program) {
        this.settings = settings;
        this.program = program;
    }

    /** Writes the settings and starts the node; {@link #awaitReady} tells when it answers. */
    public static NodeProcess start(NodeSettings settings, CertificateAuthority authority) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = List.of(
                java,
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                MAIN,
                settings.write(authority).toString());
        // what the caller's shell says about some node is not for this one
        return new NodeProcess(
                settings, Program.start(settings.name(), command, settings.log(), environment -> environment
                        .keySet()
                        .removeIf(name -> name.startsWith("EIDAS_"))));
    }

    /**
     * Waits until its readiness check says yes.
     *
     * @throws IllegalStateException with the end of the log, if it does not start
     */
    public NodeProcess awaitReady() throws InterruptedException {
        program.awaitReady(URI.create(settings.plain() + "/health/ready"));
        return this;
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
