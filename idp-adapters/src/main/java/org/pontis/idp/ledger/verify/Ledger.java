package org.pontis.idp.ledger.verify;

import java.io.IOException;
import java.util.function.Consumer;

import org.pontis.idp.ledger.handout.Line;
import org.pontis.idp.ledger.json.Malformed;
import org.pontis.idp.ledger.note.Note;
import org.pontis.idp.ledger.tree.ConsistencyProof;

/** A ledger that answers questions. */
public interface Ledger {

    /** The newest checkpoint. */
    Note checkpoint() throws IOException, InterruptedException, Malformed;

    /** That the tree of one size is the beginning of that of another. */
    ConsistencyProof consistency(long from, long to) throws IOException, InterruptedException, Malformed;

    /** Hands over the lines of an export, from the first to the last entry of this size. */
    void lines(long size, Consumer<Line> to) throws IOException, InterruptedException, Malformed;
}
