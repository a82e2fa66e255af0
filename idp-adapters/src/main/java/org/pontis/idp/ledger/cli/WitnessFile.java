package org.pontis.idp.ledger.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.handout.Lines;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;

/** Checkpoints that were seen, one a line; it is only ever appended to, by one process at a time. */
final class WitnessFile implements AutoCloseable {

    private final FileChannel channel;
    private final List<CheckpointLine> lines;

    private WitnessFile(FileChannel channel, List<CheckpointLine> lines) {
        this.channel = channel;
        this.lines = lines;
    }

    /**
     * Opens it and reads it, and makes it if it is not there.
     *
     * @throws Malformed a line is not in its form, or the last one was not written to its end
     */
    static WitnessFile open(Path file) throws IOException, Malformed {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel);
            return new WitnessFile(channel, read(new Lines(Channels.newInputStream(channel))));
        } catch (IOException | Malformed | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /** The lock goes with the channel. */
    @SuppressWarnings("resource")
    private static void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException ourselves) {
            // the same as another process
        }
        throw new IOException("the witness file is in use");
    }

    static List<CheckpointLine> read(Lines lines) throws IOException, Malformed {
        List<CheckpointLine> read = new ArrayList<>();
        for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (!(Line.read(line.get()) instanceof CheckpointLine checkpoint)) {
                throw new Malformed("an entry in a witness file");
            }
            if (lines.isCut()) {
                throw new Malformed("the last line is cut off");
            }
            read.add(checkpoint);
        }
        return read;
    }

    List<CheckpointLine> lines() {
        return List.copyOf(lines);
    }

    /** Adds a checkpoint, if it says more than the last; it is on the disk when this returns. */
    boolean add(Note note, Instant now) throws IOException {
        if (!lines.isEmpty()
                && lines.getLast().note().checkpoint().size()
                        >= note.checkpoint().size()) {
            return false;
        }
        CheckpointLine line = new CheckpointLine(note, Optional.of(now));
        byte[] bytes = line.bytes();
        ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 1)
                .put(bytes)
                .put((byte) '\n')
                .flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer, channel.size());
        }
        channel.force(true);
        lines.add(line);
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
