package org.pontis.sandbox.operator;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** One order on its way: to the phone, to the PIN, to the key, and back. */
public final class Transaction {

    /** Where it is; it only ever goes forward. */
    public enum State {
        CREATED,
        DELIVERING,
        /** The phone shows text and code. */
        DISPLAYED,
        /** A PIN was typed. */
        PIN,
        SIGNING,
        COMPLETE
    }

    private final String id = UUID.randomUUID().toString();
    private final Order order;
    private final Instant created;
    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private State state = State.CREATED;

    Transaction(Order order, Instant created) {
        this.order = order;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public Order order() {
        return order;
    }

    public Instant created() {
        return created;
    }

    public synchronized State state() {
        return state;
    }

    /** Completes once, with the first end it meets. */
    public CompletableFuture<Result> result() {
        return result;
    }

    /** Goes on, unless it is there already or over. */
    synchronized boolean advance(State next) {
        boolean forward = state.compareTo(next) < 0;
        if (forward) {
            state = next;
        }
        return forward;
    }

    void end(Outcome outcome) {
        end(new Result.Ended(outcome));
    }

    void end(Result end) {
        if (advance(State.COMPLETE)) {
            result.complete(end);
        }
    }
}
