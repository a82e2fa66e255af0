package org.pontis.idp.ledger.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.handout.Lines;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.json.Canonical;
import org.pontis.idp.ledger.json.Malformed;

/**
 * Something to look at. What can prove comes after what it has to prove: first what somebody holds, then exports, the longest last,
 * then ledgers that answer.
 *
 * @param size entries that an export says it ends with
 * @param stream of what can be read only once
 */
record Source(String name, Turn turn, long size, Optional<InputStream> stream) {

    /** What it is, as far as its first line tells. */
    enum Turn {
        /** A receipt, a checkpoint, a witness file, or none of all these. */
        HELD,
        EXPORT,
        LEDGER
    }

    private static final int FIRST_LINE = Receipt.LONGEST + 2;

    static List<Source> inOrder(List<String> names, InputStream input) throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String name : names) {
            sources.add(of(name, input));
        }
        sources.sort(Comparator.comparing(Source::turn).thenComparing(Source::size));
        return sources;
    }

    private static Source of(String name, InputStream input) throws IOException {
        if (Options.isAddress(name)) {
            return new Source(name, Turn.LEDGER, 0, Optional.empty());
        }
        if (name.equals("-") || !Files.isRegularFile(Path.of(name))) {
            return once(name, name.equals("-") ? input : Files.newInputStream(Path.of(name)));
        }
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            Turn turn = turnOf(in);
            return new Source(name, turn, turn == Turn.EXPORT ? end(name) : 0, Optional.empty());
        }
    }

    /** Nobody knows how long it is. */
    private static Source once(String name, InputStream in) throws IOException {
        InputStream stream = new BufferedInputStream(in, FIRST_LINE);
        stream.mark(FIRST_LINE);
        byte[] line = new byte[FIRST_LINE];
        int length = 0;
        for (int octet = stream.read(); octet >= 0 && octet != '\n' && length < FIRST_LINE - 1; octet = stream.read()) {
            line[length++] = (byte) octet;
        }
        stream.reset();
        return new Source(name, turnOf(new ByteArrayInputStream(line, 0, length)), Long.MAX_VALUE, Optional.of(stream));
    }

    private static Turn turnOf(InputStream in) throws IOException {
        try {
            byte[] first = new Lines(in).next().orElse(new byte[0]);
            Set<String> members = Canonical.read(first).values().keySet();
            return members.contains("openings") || members.contains("seen") ? Turn.HELD : Turn.EXPORT;
        } catch (Malformed neither) {
            return Turn.HELD;
        }
    }

    /** How many entries its last line has signed. */
    private static long end(String name) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(name, "r")) {
            file.seek(Math.max(0, file.length() - FIRST_LINE));
            byte[] rest = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(rest);
            int begin = rest.length - 1;
            while (begin > 0 && rest[begin - 1] != '\n') {
                begin--;
            }
            Lines last = new Lines(new ByteArrayInputStream(rest, Math.max(begin, 0), rest.length));
            return Line.read(last.next().orElse(new byte[0])) instanceof CheckpointLine signed
                    ? signed.note().checkpoint().size()
                    : 0;
        } catch (Malformed saidLater) {
            return 0;
        }
    }

    InputStream open() throws IOException {
        return stream.isPresent() ? stream.get() : Files.newInputStream(Path.of(name));
    }
}
