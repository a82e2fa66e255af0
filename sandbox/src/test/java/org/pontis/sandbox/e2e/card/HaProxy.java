package org.pontis.sandbox.e2e.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.pontis.sandbox.e2e.portals.Program;
import org.pontis.sandbox.e2e.portals.Samples;

/** HAProxy before the broker, with the lines of docs/methods/eid-card.md. */
final class HaProxy implements AutoCloseable {

    /** From where it speaks to the broker, so that nobody else of this machine is it. */
    static final String ADDRESS = "127.0.0.2";

    private static final Path MANUAL = Path.of("../docs/methods/eid-card.md");

    private final Program program;

    private HaProxy(Program program) {
        this.program = program;
    }

    /** Skips the test where HAProxy is not installed. */
    static void needed() {
        Samples.needs(Samples.tool("haproxy"), "haproxy");
    }

    /**
     * Starts it on loopback.
     *
     * @param server PEM file with its certificate and key
     * @param roots PEM file with those under which it asks for cards
     */
    static HaProxy start(int port, int broker, Path server, Path roots, Path folder) {
        try {
            Path configuration = Files.writeString(folder.resolve("haproxy.cfg"), """
                    defaults
                      mode http
                      timeout connect 10s
                      timeout client 60s
                      timeout server 60s
                    global
                      tune.ssl.cachesize 0
                    frontend card
                      bind 127.0.0.1:%d ssl crt %s ca-file %s verify optional no-tls-tickets
                    %s
                      default_backend broker
                    backend broker
                      server broker 127.0.0.1:%d source %s
                    """.formatted(
                            port, server.toAbsolutePath(), roots.toAbsolutePath(), lines(), broker, ADDRESS));
            return new HaProxy(Program.start(
                    List.of(
                            Samples.tool("haproxy").toString(),
                            "-db",
                            "-f",
                            configuration.toAbsolutePath().toString()),
                    Map.of(),
                    port,
                    folder.resolve("haproxy.log")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the manual tells operators to write. */
    private static String lines() throws IOException {
        return String.join(
                "\n",
                Files.readString(MANUAL)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("http-request ") || line.startsWith("option "))
                        .toList());
    }

    @Override
    public void close() {
        program.close();
    }
}
