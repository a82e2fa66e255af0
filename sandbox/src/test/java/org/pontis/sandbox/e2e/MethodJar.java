package org.pontis.sandbox.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A login method as a jar of its own, for the server's {@code providers/} (docs/adding-a-method.md, section 5). */
public final class MethodJar {

    private MethodJar() {}

    /** @param content by the name in the jar */
    public static Path write(Path jar, Map<String, byte[]> content) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> part : new TreeMap<>(content).entrySet()) {
                JarEntry entry = new JarEntry(part.getKey());
                // the same bytes at every run, so that the server built with them is used again
                entry.setTime(0);
                out.putNextEntry(entry);
                out.write(part.getValue());
            }
        }
        return jar;
    }
}
