package org.pontis.idp.ledger.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.verify.Witness;

/**
 * What came out for one source.
 *
 * @param held what it shows to have been signed, the newest last
 */
record Look(Report report, List<Note> held) {

    private static final String NOT_COMPARED =
            "It was compared with nothing: what was seen beside it has other sizes, and only the ledger's URL, or an export that is as"
                    + " long, shows that one continues the other. Name it, too.";

    boolean isGood() {
        return report.findings().isEmpty();
    }

    Optional<Note> newest() {
        return held.isEmpty() ? Optional.empty() : Optional.of(held.getLast());
    }

    /** From now on the others have to agree with it. @param proof whether one comes that can show that it is so */
    void showTo(Witness witness, Keys keys, boolean proof) {
        if (!proof && checkpoints(keys).noneMatch(witness::compares)) {
            report.says().add(NOT_COMPARED);
        }
        checkpoints(keys).forEach(witness::remember);
        newest().ifPresent(note -> witness.show(keys.today(note.checkpoint())));
    }

    private Stream<Checkpoint> checkpoints(Keys keys) {
        return held.stream().map(note -> keys.today(note.checkpoint()));
    }
}
