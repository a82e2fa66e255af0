package org.pontis.idp.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;

/** What somebody has seen the ledger sign, in the order in which it was seen. */
public final class Witness {

    private final NavigableMap<Long, Checkpoint> seen = new TreeMap<>();

    private final List<Checkpoint> shown = new ArrayList<>();

    private final List<Span> excused = new ArrayList<>();

    private Witness() {}

    /** Somebody who has seen nothing yet. */
    public static Witness none() {
        return new Witness();
    }

    /** Reads a file's lines and checks them; only what is signed well is remembered. */
    public static Witness of(List<CheckpointLine> lines, Keys keys, Findings findings) {
        Witness witness = new Witness();
        Trust trust = new Trust(keys, findings);
        for (CheckpointLine line : lines) {
            trust.in(line.note()).ifPresent(checkpoint -> witness.add(checkpoint, findings));
        }
        return witness;
    }

    private void add(Checkpoint checkpoint, Findings findings) {
        agreesWith(checkpoint, findings);
        if (!seen.isEmpty() && checkpoint.size() < seen.lastKey()) {
            findings.add(
                    Problem.TAIL_LOST,
                    "The ledger signed %d entries after it had signed %d: it had lost its end.",
                    checkpoint.size(),
                    seen.lastKey());
        }
        remember(checkpoint);
    }

    /** From now on it has seen this too, which was found consistent. */
    public void remember(Checkpoint checkpoint) {
        seen.putIfAbsent(checkpoint.size(), checkpoint);
    }

    /** Compares a checkpoint with what was seen at the same size, and the name of the ledger. */
    public void agreesWith(Checkpoint checkpoint, Findings findings) {
        Checkpoint known = seen.get(checkpoint.size());
        if (!seen.isEmpty() && !seen.firstEntry().getValue().origin().equals(checkpoint.origin())) {
            findings.add(
                    Problem.WRONG_LEDGER,
                    "What was seen before is of %s, and this is of %s: one command, and one witness file, is about one ledger.",
                    seen.firstEntry().getValue().origin(),
                    checkpoint.origin());
        } else if (known != null && !known.root().equals(checkpoint.root())) {
            findings.add(
                    Problem.HISTORY_FORKED,
                    "The ledger signed two histories of %d entries, at %s and at %s: it showed one to the witness and another "
                            + "here, or was rewritten in between.",
                    checkpoint.size(),
                    Times.text(known.time()),
                    Times.text(checkpoint.time()));
        }
    }

    /** Whether it has seen something of the same size, or nothing at all: only then the ledger need not be asked for a proof. */
    public boolean compares(Checkpoint checkpoint) {
        return seen.isEmpty() || seen.containsKey(checkpoint.size());
    }

    /** It knows that a clock was wrong there. */
    public void excuse(Span span) {
        excused.add(span);
    }

    boolean excuses(long place) {
        return excused.stream().anyMatch(span -> span.has(place));
    }

    /** What nobody has compared with the rest yet, such as a receipt's: from now on a ledger has to continue it, too. */
    public void show(Checkpoint checkpoint) {
        remember(checkpoint);
        shown.add(checkpoint);
    }

    /** What a ledger must continue: the last that was seen, and what was shown beside it. */
    List<Checkpoint> toContinue() {
        List<Checkpoint> all = new ArrayList<>(shown);
        last().filter(checkpoint -> !all.contains(checkpoint)).ifPresent(all::add);
        return all;
    }

    Optional<Checkpoint> at(long size) {
        return Optional.ofNullable(seen.get(size));
    }

    /** The one of the most entries. */
    public Optional<Checkpoint> last() {
        return Optional.ofNullable(seen.lastEntry()).map(entry -> entry.getValue());
    }
}
