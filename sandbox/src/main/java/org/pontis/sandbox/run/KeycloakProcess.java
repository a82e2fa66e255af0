package org.pontis.sandbox.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.machine.Program;

/** A running Keycloak server. It cannot outlive the JVM that started it, however that JVM ends. */
public final class KeycloakProcess implements AutoCloseable {

    private final Program program;
    private final Addresses addresses;

    private KeycloakProcess(Program program, Addresses addresses) {
        this.program = program;
        this.addresses = addresses;
    }

    /** Starts the server of an instance; {@link #awaitReady} tells when it answers. */
    static KeycloakProcess start(
            KeycloakInstance instance, Addresses addresses, Secrets secrets, String jvm, Path log) {
        List<String> command = List.of(instance.script().toString(), "start", "--optimized", "--import-realm");
        return new KeycloakProcess(
                Program.start("Keycloak", command, log, environment -> {
                    environment(environment, jvm);
                    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
                    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.adminPassword());
                    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", "realm-config");
                    environment.put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.realmClient());
                }),
                addresses);
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
        program.awaitReady(URI.create(Addresses.url(addresses.management()) + "/health/ready"));
    }

    /** The server's own process, not the shell around it. */
    public long pid() {
        return program.pid();
    }

    public Path log() {
        return program.log();
    }

    /** Done when the server ended, by itself or not. */
    public CompletableFuture<Process> onExit() {
        return program.onExit();
    }

    /** Ends the server as a power cut would (SIGKILL): it finishes nothing and says goodbye to nobody. */
    public void kill() {
        program.kill();
    }

    /** Stops the server in order; after twenty seconds without. */
    @Override
    public void close() {
        program.close();
    }
}
