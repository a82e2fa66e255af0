package org.pontis.idp.ledger.verify;

import java.util.Optional;

import org.pontis.idp.ledger.entry.Times;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;

/** Which checkpoints are believed. */
record Trust(Keys keys, Findings findings) {

    /** What the note says, under the name that the ledger has now, if it is signed by whom it should be; otherwise a finding. */
    Optional<Checkpoint> in(Note note) {
        Checkpoint checkpoint = note.checkpoint();
        String which = "The checkpoint of " + checkpoint.size() + " entries at " + Times.text(checkpoint.time());
        switch (keys.of(note)) {
            case GOOD -> {
                return Optional.of(keys.today(checkpoint));
            }
            case BAD_SIGNATURE ->
                findings.add(
                        Problem.BAD_SIGNATURE,
                        "%s has a signature that its key did not make: it was changed, or forged.",
                        which);
            case UNKNOWN_KEY ->
                findings.add(
                        Problem.UNKNOWN_KEY,
                        "%s is not signed by any key of %s that you trust.",
                        which,
                        checkpoint.origin());
            case KEY_OUT_OF_TIME ->
                findings.add(Problem.KEY_OUT_OF_TIME, "%s is signed by a key that was not in use then.", which);
        }
        return Optional.empty();
    }
}
