package org.pontis.sandbox.ca;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What one authority has issued and revoked, a file each: {@code <serial>.cer}, and beside it {@code <serial>.revoked}. */
final class Ledger {

    private final Path folder;
    private final Map<BigInteger, Entry> entries = new ConcurrentHashMap<>();

    /** @param revokedAt empty while it is good */
    record Entry(X509Certificate certificate, Optional<Instant> revokedAt) {}

    Ledger(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            for (Path file : certificates()) {
                enter(file);
            }
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("The test authority's ledger cannot be read; delete the state folder.", e);
        }
    }

    Optional<Entry> find(BigInteger serial) {
        return Optional.ofNullable(entries.get(serial));
    }

    List<Entry> all() {
        return List.copyOf(entries.values());
    }

    void add(X509Certificate certificate) {
        try {
            Files.write(file(certificate.getSerialNumber(), ".cer"), certificate.getEncoded());
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(e);
        }
        entries.put(certificate.getSerialNumber(), new Entry(certificate, Optional.empty()));
    }

    /** Revoked from then on; what is revoked already keeps its date. Nothing happens to what was never issued. */
    void revoke(BigInteger serial, Instant at) {
        entries.computeIfPresent(serial, (number, entry) -> {
            if (entry.revokedAt().isPresent()) {
                return entry;
            }
            write(file(number, ".revoked"), at.toString());
            return new Entry(entry.certificate(), Optional.of(at));
        });
    }

    /** Good again: no real authority does that, people who play want it. */
    void restore(BigInteger serial) {
        entries.computeIfPresent(serial, (number, entry) -> {
            delete(file(number, ".revoked"));
            return new Entry(entry.certificate(), Optional.empty());
        });
    }

    private List<Path> certificates() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cer")).toList();
        }
    }

    private void enter(Path file) throws IOException, CertificateException {
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
        Path revoked = file(certificate.getSerialNumber(), ".revoked");
        Optional<Instant> at = Files.exists(revoked)
                ? Optional.of(Instant.parse(Files.readString(revoked).strip()))
                : Optional.empty();
        entries.put(certificate.getSerialNumber(), new Entry(certificate, at));
    }

    private Path file(BigInteger serial, String ending) {
        return folder.resolve(serial.toString(16) + ending);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
