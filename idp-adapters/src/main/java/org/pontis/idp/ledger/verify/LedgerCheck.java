package org.pontis.idp.ledger.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.handout.CheckpointLine;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.ConsistencyProof;

/** Checks a ledger that answers: its newest checkpoint, that it continues what the witness saw, and every entry if that is wanted. */
public final class LedgerCheck {

    /** A ledger signs every minute. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Ledger ledger;
    private final Keys keys;
    private final InstantSource clock;

    public LedgerCheck(Ledger ledger, Keys keys, InstantSource clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks it once.
     *
     * @param entries whether every entry is read
     * @return the newest checkpoint, if it is signed well; it may be shown to a witness if there are no findings
     */
    public Optional<Note> check(Witness witness, boolean entries, Findings findings) throws InterruptedException {
        try {
            Note note = ledger.checkpoint();
            Optional<Checkpoint> checkpoint = new Trust(keys, findings).in(note);
            if (checkpoint.isPresent()) {
                fresh(checkpoint.get(), findings);
                continues(witness, checkpoint.get(), findings);
                if (entries) {
                    ExportCheck export = new ExportCheck(keys, witness, findings);
                    ledger.lines(checkpoint.get().size(), export::accept);
                    export.accept(new CheckpointLine(note, Optional.empty()));
                    export.end();
                }
            }
            return checkpoint.map(good -> note);
        } catch (Malformed malformed) {
            findings.add(
                    Problem.MALFORMED, "What the ledger answered is not in its format: %s.", malformed.getMessage());
        } catch (IOException failed) {
            findings.add(Problem.UNREACHABLE, "The ledger does not answer as it should: %s.", failed.getMessage());
        }
        return Optional.empty();
    }

    private void fresh(Checkpoint checkpoint, Findings findings) {
        if (checkpoint.time().isBefore(clock.instant().minus(STALE))) {
            findings.add(
                    Problem.CHECKPOINT_STALE,
                    "The newest checkpoint is of %s: the ledger has stopped signing, or it shows you an old picture of itself.",
                    Times.text(checkpoint.time()));
        }
    }

    private void continues(Witness witness, Checkpoint checkpoint, Findings findings)
            throws IOException, InterruptedException, Malformed {
        witness.agreesWith(checkpoint, findings);
        for (Checkpoint seen : witness.toContinue()) {
            if (seen.origin().equals(checkpoint.origin())) {
                continues(witness, seen, checkpoint, findings);
            }
        }
    }

    private void continues(Witness witness, Checkpoint seen, Checkpoint checkpoint, Findings findings)
            throws IOException, InterruptedException, Malformed {
        if (checkpoint.size() < seen.size()) {
            findings.add(
                    Problem.TAIL_LOST,
                    "Once %d entries were signed, at %s, and the ledger has only %d now: its end is lost.",
                    seen.size(),
                    Times.text(seen.time()),
                    checkpoint.size());
        } else if (seen.size() > 0 && checkpoint.size() > seen.size()) {
            ConsistencyProof proof = ledger.consistency(seen.size(), checkpoint.size());
            if (proof.from() != seen.size()
                    || proof.to() != checkpoint.size()
                    || !proof.proves(seen.root(), checkpoint.root())) {
                findings.add(
                        Problem.HISTORY_FORKED,
                        "The ledger cannot prove that its %d entries begin with the %d that were signed at %s: "
                                + "history was rewritten, or the ledger shows you another one.",
                        checkpoint.size(),
                        seen.size(),
                        Times.text(seen.time()));
            }
        }
        Course course = new Course(witness, findings);
        course.next(seen.time(), seen.size(), "");
        // if a clock was wrong, then when the earlier one was signed
        course.next(checkpoint.time(), seen.size(), "The newest checkpoint");
    }
}
