package org.pontis.idp.ledger.note;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.tree.Hash;

/**
 * What the tree was at a time.
 *
 * @param size entries
 * @param time when it was signed, to the millisecond
 */
public record Checkpoint(Origin origin, long size, Hash root, Instant time) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,15}");
    private static final String TIME = "time ";

    public Checkpoint {
        time = time.truncatedTo(ChronoUnit.MILLIS);
        if (size < 0) {
            throw new IllegalArgumentException("a tree of less than nothing");
        }
    }

    /** The text that is signed: four lines, each with its end. */
    public String text() {
        return origin.text() + "\n" + size + "\n" + root.base64() + "\n" + TIME + Times.text(time) + "\n";
    }

    /** Reads {@link #text()}. */
    public static Checkpoint read(String text) throws Malformed {
        List<String> lines = text.lines().toList();
        if (lines.size() != 4
                || !SIZE.matcher(lines.get(1)).matches()
                || !lines.get(3).startsWith(TIME)) {
            throw new Malformed("not a checkpoint of origin, size, root and time");
        }
        Checkpoint checkpoint = new Checkpoint(
                Origin.read(lines.get(0)),
                Long.parseLong(lines.get(1)),
                Hash.read(lines.get(2)),
                Times.read(lines.get(3).substring(TIME.length())));
        if (!checkpoint.text().equals(text)) {
            throw new Malformed("not the one spelling of a checkpoint");
        }
        return checkpoint;
    }
}
