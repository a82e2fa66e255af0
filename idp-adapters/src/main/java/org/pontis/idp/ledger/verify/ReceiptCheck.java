package org.pontis.idp.ledger.verify;

import java.util.Optional;

import org.pontis.idp.ledger.entry.Member;
import org.pontis.idp.ledger.entry.Opening;
import org.pontis.idp.ledger.handout.Receipt;
import org.pontis.idp.ledger.note.Checkpoint;
import org.pontis.idp.ledger.note.Keys;

/** Checks one receipt, with nothing but the ledger's key. */
public record ReceiptCheck(Keys keys, Witness witness) {

    public void check(Receipt receipt, Findings findings) {
        Optional<Checkpoint> checkpoint = new Trust(keys, findings).in(receipt.note());
        checkpoint.ifPresent(believed -> witness.agreesWith(believed, findings));
        if (!receipt.proof()
                .proves(receipt.entry().leaf(), receipt.note().checkpoint().root())) {
            findings.add(
                    Problem.NOT_IN_TREE,
                    "The entry is not in the tree that the ledger signed: the entry, its place or its proof was changed.");
        }
        String realm = keys.today(receipt.note().checkpoint()).origin().realm();
        if (receipt.entry()
                .text(Member.REALM)
                .map(keys::today)
                .filter(other -> !other.equals(realm))
                .isPresent()) {
            findings.add(Problem.WRONG_LEDGER, "The entry is of another realm than the ledger.");
        }
        if (receipt.entry().time().isAfter(receipt.note().checkpoint().time().plus(Course.TOLERANCE))
                && !witness.excuses(receipt.proof().index())) {
            findings.add(Problem.CLOCK_BACKWARDS, "The ledger signed the entry before it happened.");
        }
        for (Opening opening : receipt.openings()) {
            if (!opening.opens(receipt.entry())) {
                findings.add(
                        Problem.COMMITMENT_NOT_OPENED,
                        "What the receipt says of '%s' is not what the entry committed to.",
                        opening.member().id());
            }
        }
    }
}
