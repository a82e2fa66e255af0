package org.pontis.idp.ledger.verify;

import java.util.Optional;

import org.pontis.idp.ledger.entry.Entry;
import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.handout.EntryLine;
import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.Frontier;

/**
 * Builds the tree again from every entry, and compares it with what was signed. The lines come in their order; then
 * {@link #end()}.
 */
public final class ExportCheck {

    private final Keys keys;
    private final Findings findings;
    private final Trust trust;
    private final Witness witness;
    private final Frontier tree = Frontier.empty();
    private final Ids ids = new Ids(Course.TOLERANCE);
    private final Course entries;
    private final Course checkpoints;

    /** A gap was found, after which no root can be right. */
    private boolean torn;

    private long read;
    private long next;

    /** Entries that are missing although the numbers go on. */
    private long hidden;

    private Optional<String> realm = Optional.empty();
    private Optional<Note> last = Optional.empty();
    private Optional<Checkpoint> before = Optional.empty();
    private Optional<Checkpoint> ahead = Optional.empty();

    /** Of what was seen, the first that is not so here; whose it is, the next checkpoint says. */
    private Optional<Checkpoint> contradicted = Optional.empty();

    public ExportCheck(Keys keys, Witness witness, Findings findings) {
        this.keys = keys;
        this.findings = findings;
        this.witness = witness;
        this.trust = new Trust(keys, findings);
        this.entries = new Course(witness, findings);
        this.checkpoints = new Course(witness, findings);
    }

    public void accept(Line line) {
        switch (line) {
            case EntryLine entry -> entry(entry);
            case CheckpointLine checkpoint -> checkpoint(checkpoint.note());
        }
    }

    private void entry(EntryLine line) {
        ahead.filter(signed -> line.index() < signed.size()).ifPresent(this::movedUp);
        ahead = Optional.empty();
        if (line.index() > next) {
            removed(next, line.index());
        } else if (line.index() < next) {
            findings.add(
                    Problem.OUT_OF_ORDER,
                    "Entry %d stands where entry %d should: lines are not in their order.",
                    line.index(),
                    next);
            torn = true;
        }
        next = Math.max(next, line.index() + 1);
        Entry entry = line.entry();
        String name = "Entry " + line.index() + " (" + entry.id() + ")";
        if (!entry.leaf().equals(line.leaf())) {
            findings.add(
                    Problem.ENTRY_REWRITTEN, "%s is not the one whose hash the tree holds: it was rewritten.", name);
        }
        entries.next(entry.time(), line.index(), name);
        if (!ids.isNew(entry.id(), entries.latest())) {
            findings.add(Problem.ENTRY_TWICE, "%s was in the ledger before: the same id stands at two places.", name);
        }
        entry.text(Member.REALM).ifPresent(one -> realm(one, name));
        tree.append(line.leaf());
        read++;
        witness.at(tree.size()).ifPresent(this::compareWitness);
    }

    /** More was signed than stands before it, and the numbers hide it. */
    private void movedUp(Checkpoint signed) {
        findings.add(
                Problem.ENTRY_REMOVED,
                "Of the first %d entries %d are missing, and the numbers of the others hide it.",
                signed.size(),
                signed.size() - next - hidden);
        torn = true;
        hidden = signed.size() - next;
    }

    private void removed(long from, long to) {
        findings.add(
                Problem.ENTRY_REMOVED,
                to - from == 1 ? "Entry %d is missing." : "Entries %d to %d are missing.",
                from,
                to - 1);
        torn = true;
    }

    private void realm(String one, String name) {
        if (realm.filter(one::equals).isPresent()) {
            return;
        }
        if (realm.isPresent() && !keys.today(realm.get()).equals(keys.today(one))) {
            findings.add(Problem.WRONG_LEDGER, "%s is of another realm than what stands before it.", name);
        } else {
            realm = Optional.of(one);
        }
    }

    private void compareWitness(Checkpoint seen) {
        if (!torn && !seen.root().equals(tree.root())) {
            contradicted = Optional.of(seen);
            torn = true;
        }
    }

    private void forked(Checkpoint seen) {
        findings.add(
                Problem.HISTORY_FORKED,
                "The first %d entries are not those that were signed at %s: the history was rewritten after that.",
                seen.size(),
                Times.text(seen.time()));
    }

    private void checkpoint(Note note) {
        trust.in(note).ifPresent(checkpoint -> {
            String name = "The checkpoint of " + checkpoint.size() + " entries";
            checkpoints.next(checkpoint.time(), checkpoint.size(), name);
            realm(checkpoint.origin().realm(), name);
            contradicted
                    .filter(seen -> seen.origin().equals(checkpoint.origin()))
                    .ifPresent(this::forked);
            contradicted = Optional.empty();
            witness.agreesWith(checkpoint, findings);
            place(checkpoint, name);
            last = Optional.of(note);
            before = Optional.of(checkpoint);
        });
    }

    private void place(Checkpoint checkpoint, String name) {
        if (before.filter(other -> !other.origin().equals(checkpoint.origin())).isPresent()) {
            findings.add(Problem.WRONG_LEDGER, "%s is of %s.", name, checkpoint.origin());
        } else if (before.filter(other ->
                        other.size() == checkpoint.size() && !other.root().equals(checkpoint.root()))
                .isPresent()) {
            findings.add(
                    Problem.HISTORY_FORKED,
                    "The ledger signed two histories of %d entries, at %s and at %s.",
                    checkpoint.size(),
                    Times.text(before.get().time()),
                    Times.text(checkpoint.time()));
        } else if (checkpoint.size() > next + hidden) {
            ahead = Optional.of(checkpoint);
        } else if (checkpoint.size() < next + hidden) {
            findings.add(
                    Problem.OUT_OF_ORDER,
                    "%s stands behind entry %d: it was moved, or the ledger had lost its end.",
                    name,
                    next - 1);
        } else if (!torn && !checkpoint.root().equals(tree.root())) {
            findings.add(
                    Problem.ENTRY_REWRITTEN,
                    "Of entries %d to %d at least one is not what the ledger signed at %s: it was rewritten or put elsewhere.",
                    before.map(Checkpoint::size).orElse(0L),
                    checkpoint.size() - 1,
                    Times.text(checkpoint.time()));
            torn = true;
        }
    }

    /** There is no more. */
    public void end() {
        long signed = last.map(note -> note.checkpoint().size()).orElse(0L);
        ahead.ifPresent(checkpoint -> findings.add(
                Problem.TAIL_LOST,
                "The ledger signed %d entries at %s, and only %d are here: its end is lost.",
                checkpoint.size(),
                Times.text(checkpoint.time()),
                next));
        contradicted.ifPresent(this::forked);
        witness.last()
                .filter(seen -> before.isEmpty() || before.get().origin().equals(seen.origin()))
                .filter(seen -> seen.size() > next + hidden && ahead.isEmpty())
                .ifPresent(seen -> findings.add(
                        Problem.TAIL_LOST,
                        "Once %d entries were signed, at %s, and only %d are here: the end is lost.",
                        seen.size(),
                        Times.text(seen.time()),
                        next));
        if (next + hidden > signed || last.isEmpty()) {
            findings.add(
                    Problem.TAIL_UNSIGNED,
                    next + hidden - signed == 1
                            ? "Entry %d stands under no checkpoint: nobody has signed it."
                            : "The entries from %d on stand under no checkpoint: nobody has signed them.",
                    signed);
        }
    }

    /** Entries so far. */
    public long read() {
        return read;
    }

    /** The newest good checkpoint. */
    public Optional<Note> last() {
        return last;
    }
}
