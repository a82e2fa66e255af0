package org.pontis.eidas.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The last good documents in a folder, so that a restart while a foreign node is away locks nobody out, and so that what was
 * newer before the restart is still newer after it. Nothing on it is trusted for being there.
 */
final class Shelf {

    private final Optional<Path> folder;

    Shelf(Optional<Path> folder) {
        this.folder = folder;
    }

    /** A node that cannot write goes on; it only remembers less. */
    void keep(Peer peer, byte[] document) {
        folder.ifPresent(place -> write(place, place.resolve(nameOf(peer)), document));
    }

    Optional<byte[]> find(Peer peer) {
        return folder.map(place -> place.resolve(nameOf(peer)))
                .filter(Files::isRegularFile)
                .flatMap(Shelf::read);
    }

    private static void write(Path folder, Path file, byte[] document) {
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "draft", ".xml");
            Files.write(draft, document);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger(Shelf.class.getName())
                    .log(System.Logger.Level.WARNING, "Metadata could not be kept in {0}: {1}", folder, e.toString());
        }
    }

    private static Optional<byte[]> read(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String nameOf(Peer peer) {
        String name = peer.role() + " " + peer.entityId();
        return peer.country() + "-"
                + Fingerprint.of(name.getBytes(StandardCharsets.UTF_8)).replace(":", "") + ".xml";
    }
}
