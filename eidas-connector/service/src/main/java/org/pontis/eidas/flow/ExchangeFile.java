package org.pontis.eidas.flow;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The log of messages as a file of JSON lines, each with the SHA-256 of the line before: a line that was changed or taken away
 * breaks the chain after it. A file belongs to one process; for how long it is kept the country's law decides.
 */
public final class ExchangeFile implements Exchange.Log, AutoCloseable {

    private static final String BEGINNING = "0".repeat(64);
    private static final int LONGEST_LINE = 8_192;
    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final RandomAccessFile file;
    private String last;

    private ExchangeFile(RandomAccessFile file, String last) {
        this.file = file;
        this.last = last;
    }

    /** Goes on after the last line of the file, or begins a new one, which nobody else may read, in a folder of its own if need be. */
    public static ExchangeFile open(Path path) throws IOException {
        makePrivate(path.toAbsolutePath());
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        long from = Math.max(0, file.length() - LONGEST_LINE);
        byte[] end = new byte[(int) (file.length() - from)];
        file.seek(from);
        file.readFully(end);
        if (end.length > 0 && end[end.length - 1] != '\n') {
            // whoever wrote it was killed in the middle of a line, which is not to be joined with the next one
            file.write('\n');
        }
        String text = new String(end, StandardCharsets.UTF_8).stripTrailing();
        return new ExchangeFile(file, text.isEmpty() ? BEGINNING : hash(text.substring(text.lastIndexOf('\n') + 1)));
    }

    /** Who asked whom, and when, is not for everybody on the machine. A folder that is there already is the operator's. */
    private static void makePrivate(Path path) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path.getRoot(), PosixFileAttributeView.class);
        boolean posix = view != null;
        if (!Files.isDirectory(path.getParent())) {
            Files.createDirectories(
                    path.getParent(), posix ? new FileAttribute<?>[] {FOLDER} : new FileAttribute<?>[0]);
        }
        if (!Files.exists(path)) {
            Files.createFile(path, posix ? new FileAttribute<?>[] {FILE} : new FileAttribute<?>[0]);
        } else if (posix && Files.isRegularFile(path)) {
            Files.setPosixFilePermissions(path, FILE.value());
        }
    }

    /** A message that cannot be written down does not leave and is not accepted (Regulation (EU) 2015/1501, article 9(3)). */
    @Override
    public synchronized void write(Exchange exchange) {
        String line = line(exchange, last);
        try {
            append((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The log of messages cannot be written.", e);
        }
        last = hash(line);
    }

    /** All of it or nothing: when the disk is full, half a line would spoil the one that is written when it is not any more. */
    private void append(byte[] line) throws IOException {
        long before = file.getFilePointer();
        try {
            file.write(line);
        } catch (IOException e) {
            file.setLength(before);
            file.seek(before);
            throw e;
        }
    }

    private static String line(Exchange exchange, String before) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", exchange.time().toString());
        fields.put("point", exchange.point().name());
        fields.put("node", exchange.node());
        exchange.peer().ifPresent(peer -> fields.put("peer", peer));
        exchange.messageId().ifPresent(id -> fields.put("message", id));
        exchange.inResponseTo().ifPresent(id -> fields.put("inResponseTo", id));
        if (exchange.point().isMessage()) {
            fields.put("sha512", exchange.hash());
        }
        fields.put("result", exchange.result());
        exchange.said().ifPresent(said -> fields.put("said", said));
        exchange.incident().ifPresent(incident -> fields.put("incident", incident.id()));
        fields.put("before", before);
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + escaped(field.getValue()) + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Printable ASCII as it is, everything else by number (RFC 8259, section 7). */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static String hash(String line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
