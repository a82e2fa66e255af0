package org.pontis.idp.ledger.handout;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import org.pontis.idp.ledger.json.Malformed;

/** Lines of a stream, each with an end, one after the other and none longer than the format allows. */
public final class Lines {

    private final InputStream in;
    private final byte[] buffer = new byte[Receipt.LONGEST + 1];
    private int from;
    private int to;
    private boolean cut;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end; nothing after the last. */
    public Optional<byte[]> next() throws IOException, Malformed {
        int at = from;
        while (true) {
            for (; at < to; at++) {
                if (buffer[at] == '\n') {
                    byte[] line = Arrays.copyOfRange(buffer, from, at);
                    from = at + 1;
                    return Optional.of(line);
                }
            }
            at -= from;
            if (!more()) {
                cut = from < to;
                byte[] rest = Arrays.copyOfRange(buffer, from, to);
                from = to;
                return cut ? Optional.of(rest) : Optional.empty();
            }
            at += from;
        }
    }

    private boolean more() throws IOException, Malformed {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            throw new Malformed("a line longer than the format allows");
        }
        int read = in.read(buffer, to, buffer.length - to);
        to += Math.max(read, 0);
        return read >= 0;
    }

    /** Whether the line that was just read had no end. */
    public boolean isCut() {
        return cut;
    }
}
