package org.pontis.idp.ledger.verify;

/** Entries that stand side by side, and the checkpoints of as many. */
public record Span(long first, long last) {

    boolean has(long place) {
        return first <= place && place <= last;
    }

    @Override
    public String toString() {
        return first + " to " + last;
    }
}
