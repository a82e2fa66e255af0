package org.pontis.realm.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All portals of a realm, from their files. */
public final class Portals {

    private final Map<String, Portal> byId = new LinkedHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    /** Adds the portal of one file. */
    public Portals add(String file, String text, PortalFile.Reading reading) {
        switch (PortalFile.read(file, text, reading)) {
            case PortalFile.Result.Flawed flawed -> flaws.addAll(flawed.flaws());
            case PortalFile.Result.Sound sound -> {
                Portal portal = sound.portal();
                if (byId.putIfAbsent(portal.id(), portal) != null) {
                    flaws.add(new Flaw(Code.PORTAL_TWICE, file, 1, "portal", "Another file has this portal already."));
                }
            }
        }
        return this;
    }

    /** The portals' files of a folder: every {@code *.yaml} and {@code *.yml} in it, in the order of their names. */
    public static Map<String, String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Map<String, String> texts = new LinkedHashMap<>();
            for (Path file : files.filter(Portals::isOne).sorted().toList()) {
                texts.put(file.toString(), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read.", unreadable);
        }
    }

    private static boolean isOne(Path file) {
        return file.toString().endsWith(".yaml") || file.toString().endsWith(".yml");
    }

    /** @throws PortalsRefused with every flaw of every file */
    public List<Portal> all() {
        if (!flaws.isEmpty()) {
            throw new PortalsRefused(flaws);
        }
        return List.copyOf(byId.values());
    }
}
