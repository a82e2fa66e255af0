package org.pontis.eidas.flow;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes the log of messages, line by line, to a ledger elsewhere. The file is the queue: how far it was told stands beside it, so
 * nothing is forgotten when the process ends. While more waits than may wait, no message is taken or sent.
 */
public final class Courier implements Exchange.Log, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());

    /** What may wait, in bytes: some thousand messages. */
    private static final long MOST = 4L << 20;

    private static final int AT_ONCE = 128 << 10;
    private static final int LINES = 100;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long AFTER_TROUBLE_MILLIS = 5_000;

    private final Exchange.Log log;
    private final Path file;
    private final Path mark;
    private final Ledger ledger;
    private final AtomicLong told;
    private final Thread thread;
    private boolean troubled;

    /** Where lines are entered; what was entered before is passed over there. */
    @FunctionalInterface
    public interface Ledger {

        /** @throws IOException if it is not known whether they were entered */
        Answer enter(List<String> lines) throws IOException;

        /** All of them, or none. */
        enum Answer {
            ENTERED,
            /** One of them is none to the ledger, and will be none whenever it comes. */
            UNREADABLE
        }
    }

    /**
     * Begins.
     *
     * @param file that the log writes
     */
    public Courier(Exchange.Log log, Path file, Ledger ledger) throws IOException {
        this.log = log;
        this.file = file;
        this.mark = file.resolveSibling(file.getFileName() + ".told");
        this.ledger = ledger;
        // what was written before there was a ledger is not for it
        this.told = new AtomicLong(
                Files.exists(mark) ? Long.parseLong(Files.readString(mark).strip()) : size());
        keep(told.get());
        this.thread = Thread.ofVirtual().name("ledger").start(this::run);
    }

    @Override
    public void write(Exchange exchange) {
        try {
            if (size() - told.get() > MOST) {
                throw new IOException("More messages than may wait are not in the ledger yet.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The ledger is not told of messages.", e);
        }
        log.write(exchange);
    }

    private long size() throws IOException {
        return Files.size(file);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(goes() ? PAUSE_MILLIS : AFTER_TROUBLE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean goes() {
        try {
            while (told.get() != size()) {
                tell();
            }
            if (troubled) {
                LOG.log(System.Logger.Level.INFO, "The ledger is told of messages again.");
            }
            troubled = false;
        } catch (IOException e) {
            if (!troubled) {
                LOG.log(System.Logger.Level.WARNING, "The ledger cannot be told of messages: " + e.getMessage());
            }
            troubled = true;
        }
        return !troubled;
    }

    private void tell() throws IOException {
        // a file that is shorter than it was is another one
        long from = told.get() > size() ? 0 : told.get();
        byte[] next = new byte[(int) Math.min(AT_ONCE, size() - from)];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            in.readFully(next);
        }
        String text = new String(next, StandardCharsets.US_ASCII);
        int end = 0;
        for (int line = 0; line < LINES && text.indexOf('\n', end) >= 0; line++) {
            end = text.indexOf('\n', end) + 1;
        }
        if (end == 0) {
            throw new IOException("a line has no end yet");
        }
        // of what was killed in the middle of a line nobody knows what it was
        enter(text.substring(0, end).lines().filter(Courier::isWhole).toList(), from);
        keep(from + end);
    }

    /** The one among many that the ledger cannot read holds up no other: it is found by halves, and stays in the log alone. */
    private void enter(List<String> lines, long from) throws IOException {
        if (ledger.enter(lines) == Ledger.Answer.ENTERED) {
            return;
        }
        if (lines.size() <= 1) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The ledger cannot read a line of the log of messages, and does not have it: one of those from byte "
                            + from + " on.");
            return;
        }
        int half = lines.size() / 2;
        enter(lines.subList(0, half), from);
        enter(lines.subList(half, lines.size()), from);
    }

    private static boolean isWhole(String line) {
        return line.startsWith("{\"time\":") && line.endsWith("\"}");
    }

    private void keep(long place) throws IOException {
        Path draft = mark.resolveSibling(mark.getFileName() + ".new");
        Files.writeString(draft, place + "\n");
        Files.move(draft, mark, StandardCopyOption.ATOMIC_MOVE);
        told.set(place);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
