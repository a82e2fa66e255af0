package org.pontis.sandbox.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What stands in Keycloak's {@code providers/} is on one flat class path with the server, and on duplicates the provider's
 * class wins without a word. So nothing may stand there twice.
 */
class ProviderJarsIT {

    private final Shipment shipment = Shipment.ofThisBuild();

    @Test
    void fourJarsAreShippedAndNothingElse() {
        assertThat(shipment.providers())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("broker-spi.jar", "idp-adapters.jar", "jsmpp.jar", "themes.jar");
    }

    @Test
    void noProviderJarHoldsAClassOfTheServer() throws IOException {
        Set<String> server = classesOfServer();
        assertThat(server).as("classes of Keycloak's own lib/").hasSizeGreaterThan(10_000);
        for (Path jar : shipment.providers()) {
            Set<String> shadowing = new TreeSet<>(classesOf(Files.newInputStream(jar)));
            shadowing.retainAll(server);
            assertThat(shadowing)
                    .as("classes of the server in %s", jar.getFileName())
                    .isEmpty();
        }
    }

    @Test
    void everyClassIsShippedOnce() throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (Path jar : shipment.providers()) {
            for (String name : classesOf(Files.newInputStream(jar))) {
                if (!seen.add(name)) {
                    twice.add(name);
                }
            }
        }
        assertThat(twice)
                .as("a class in two provider jars is split between two versions of itself one day")
                .isEmpty();
        assertThat(seen).contains("org/pontis/broker/LoginMethod.class");
    }

    private Set<String> classesOfServer() throws IOException {
        Set<String> classes = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(shipment.server()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().contains("/lib/") && entry.getName().endsWith(".jar")) {
                    classes.addAll(classesOf(zip));
                }
            }
        }
        return classes;
    }

    /** The stream of an entry of the outer zip stays open: it belongs to the caller. */
    private static List<String> classesOf(InputStream jar) throws IOException {
        ZipInputStream entries = new ZipInputStream(jar);
        Set<String> names = new HashSet<>();
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            // every jar has its own module-info
            if (entry.getName().endsWith(".class") && !entry.getName().endsWith("module-info.class")) {
                names.add(entry.getName());
            }
        }
        return List.copyOf(names);
    }
}
