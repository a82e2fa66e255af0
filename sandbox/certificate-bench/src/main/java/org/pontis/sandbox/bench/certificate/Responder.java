package org.pontis.sandbox.bench.certificate;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import org.pontis.sandbox.Addresses;
import org.pontis.sandbox.ca.CaFaults;
import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.ca.StatusSite;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.web.Site;

/** The sandbox's OCSP responder in a process of its own, so that what it costs is not counted with those who ask it. */
record Responder(Process process) implements AutoCloseable {

    private static final String AN_HOUR = "3600";

    /** Starts it for the authority of this folder and port, and waits until it answers. */
    static Responder start(Path state, int port) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Responder.class.getName(),
                        state.toString(),
                        Integer.toString(port)))
                .redirectError(Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() < 0) {
            throw new IllegalStateException("The OCSP responder did not start.");
        }
        return new Responder(process);
    }

    /** Answers until the one who started it is gone. */
    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[1]);
        CertificateAuthority authority =
                CertificateAuthority.open(Path.of(args[0]), URI.create(Addresses.url(port)), InstantSource.system());
        Faults faults = new Faults(CaFaults.ALL);
        // longer than the usual minute: what was fetched once stays fresh for the whole run
        faults.play(CaFaults.VALIDITY.name(), Map.of("seconds", AN_HOUR));
        try (Site site = new Site(port)) {
            new StatusSite(authority, faults).addTo(site);
            site.start();
            System.out.println("ready");
            while (System.in.read() >= 0) {
                // nobody says anything: the pipe ends with the other process
            }
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
