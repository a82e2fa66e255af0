package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.pontis.sandbox.machine.Tree;

/**
 * A Keycloak server with our provider jars, unpacked and augmented ({@code kc.sh build}) once and only read afterwards.
 * Any number of {@linkplain KeycloakInstance instances} run from it, each with data of its own.
 */
public record KeycloakHome(Path path) {

    /** Fixed when the server is built; {@code start --optimized} takes them as given. */
    private static final List<String> BUILD_OPTIONS = List.of(
            "--health-enabled=true",
            "--metrics-enabled=true",
            "--event-metrics-user-enabled=true",
            // of whoever uses https, which only cards do
            "--https-client-auth=request",
            // grants no gate would see, and an administrator who could act as a citizen
            "--features-disabled=ciba,device-flow,impersonation,jwt-authorization-grant,kerberos,token-exchange-standard");

    /**
     * Finds the home of this shipment, or makes it: under a minute, and only when a provider jar or the server's version
     * changed. Two processes that want the same home at once make it once.
     *
     * @param folder where homes are kept, one per {@link Shipment#key()} and set of build options
     * @param news told what takes time
     */
    public static KeycloakHome prepare(Shipment shipment, Path folder, Consumer<String> news) {
        return prepare(shipment, "dev-file", folder, news);
    }

    /**
     * As {@link #prepare(Shipment, Path, Consumer)}, for another database.
     *
     * @param database Keycloak's build option {@code db}
     */
    @SuppressWarnings("try") // the lock is for other processes and only held
    public static synchronized KeycloakHome prepare(
            Shipment shipment, String database, Path folder, Consumer<String> news) {
        List<String> options = options(database);
        Path home = folder.toAbsolutePath()
                .normalize()
                .resolve(shipment.key() + "-" + Integer.toHexString(options.hashCode()));
        try {
            Files.createDirectories(home.getParent());
            try (FileChannel file = FileChannel.open(
                            home.resolveSibling("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (!Files.isDirectory(home)) {
                    make(shipment, options, home, news);
                    new Homes(home.getParent()).keepOnly(home);
                }
                Homes.use(home);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeycloakHome(home);
    }

    /** What the server is built with, for this database. */
    public static List<String> options(String database) {
        List<String> options = new ArrayList<>(BUILD_OPTIONS);
        options.addFirst("--db=" + database);
        return options;
    }

    private static void make(Shipment shipment, List<String> options, Path home, Consumer<String> news)
            throws IOException {
        Path draft = home.resolveSibling(home.getFileName() + ".draft");
        Tree.delete(draft);
        news.accept("unpacking Keycloak (" + home.getFileName() + ")");
        Tree.unpack(shipment.server(), draft);
        for (Path jar : shipment.providers()) {
            Files.copy(jar, draft.resolve("providers").resolve(jar.getFileName()));
        }
        news.accept("building Keycloak with our providers, once per change of them");
        build(draft, options);
        // only a finished home gets its name
        Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void build(Path draft, List<String> options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(draft.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(options);
        Path log = draft.resolve("build.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Keycloak.environment(builder.environment(), Stack.Plan.QUICK_START);
        Process process = builder.start();
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException("kc.sh build failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("kc.sh build was interrupted", e);
        }
    }
}
