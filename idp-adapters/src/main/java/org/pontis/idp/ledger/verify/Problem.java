package org.pontis.idp.ledger.verify;

import java.util.Locale;

/** What can be wrong, the gravest first; docs/ledger.md says what each means for an operator. */
public enum Problem {
    /** The ledger signed two histories that exclude each other. */
    HISTORY_FORKED,
    /** An entry is not the one that was put into the tree. */
    ENTRY_REWRITTEN,
    /** An entry that was in the tree is missing, and later ones are there. */
    ENTRY_REMOVED,
    /** The ledger once signed more entries than it has now. */
    TAIL_LOST,
    /** A receipt's entry is not in the tree of its checkpoint. */
    NOT_IN_TREE,
    /** An opening does not open the entry's commitment. */
    COMMITMENT_NOT_OPENED,
    /** A signature that a trusted key should have made is not good. */
    BAD_SIGNATURE,
    /** The ledger's key was not in use when it is said to have signed. */
    KEY_OUT_OF_TIME,
    /** No trusted key of the ledger has signed. */
    UNKNOWN_KEY,
    /** One entry stands at two places. */
    ENTRY_TWICE,
    /** Lines are not in the order of the tree. */
    OUT_OF_ORDER,
    /** Of another realm or installation than the rest. */
    WRONG_LEDGER,
    /** Not in the ledger's format, or not in its one spelling. */
    MALFORMED,
    /** The last entries stand under no checkpoint. */
    TAIL_UNSIGNED,
    /** A time lies further before an earlier one than clocks may differ. */
    CLOCK_BACKWARDS,
    /** The newest checkpoint is old: the ledger has stopped signing, or what answers is a picture of it. */
    CHECKPOINT_STALE,
    /** The ledger does not answer, or refuses. */
    UNREACHABLE;

    /** The stable code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
