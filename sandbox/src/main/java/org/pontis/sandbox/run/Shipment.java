package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is put together into one server: Keycloak's distribution and the provider jars. The build leaves both under
 * {@code sandbox/target/run}.
 *
 * @param server the {@code keycloak-quarkus-dist} zip
 * @param providers the jars for {@code providers/}, in a fixed order
 */
public record Shipment(Path server, List<Path> providers) {

    public Shipment {
        providers = List.copyOf(providers);
    }

    /**
     * The shipment in a folder with {@code server/*.zip} and {@code providers/*.jar}.
     *
     * @throws IllegalStateException if it is not there: nothing was packaged yet
     */
    public static Shipment in(Path folder) {
        return in(folder, "server");
    }

    private static Shipment in(Path folder, String server) {
        return new Shipment(
                only(list(folder.resolve(server), ".zip"), folder), list(folder.resolve("providers"), ".jar"));
    }

    /** The shipment the build names by the system property {@code pontis.run.dir}. */
    public static Shipment ofThisBuild() {
        return in(runDir());
    }

    /** The same providers in the server of the patch release before, which the build keeps for the tests. */
    public static Shipment onTheEarlierServer() {
        return in(runDir(), "earlier-server");
    }

    /** The same server with one provider jar more: how a test adds a method of its own. */
    public Shipment with(Path provider) {
        List<Path> more = new ArrayList<>(providers);
        more.add(provider);
        return new Shipment(server, more);
    }

    /** Names the contents: the server's file name and a hash over the provider jars. */
    public String key() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Path jar : providers) {
                hash.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                hash.update(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
            }
            String name = server.getFileName().toString().replaceAll(".*-(\\d[^-]*)\\.zip$", "$1");
            return name + "-" + HexFormat.of().formatHex(hash.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path runDir() {
        return Path.of(System.getProperty("pontis.run.dir", "target/run"));
    }

    private static Path only(List<Path> zips, Path folder) {
        if (zips.size() != 1) {
            throw new IllegalStateException(
                    zips.size() + " Keycloak distributions in " + folder + ", not one: mvn clean package.");
        }
        return zips.getFirst();
    }

    private static List<Path> list(Path folder, String suffix) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("There is no " + folder + ": build first (mvn package).");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
