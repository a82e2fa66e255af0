package org.pontis.sandbox.operator.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.pontis.sandbox.operator.Result;
import org.pontis.sandbox.operator.Transaction;

/** A transaction that is polled: one poll at a time, a new one sends the one before home (section 3.3.4). */
final class Session {

    private final Transaction transaction;
    private final HashType hashType;
    private CompletableFuture<Void> poll = new CompletableFuture<>();

    Session(Transaction transaction, HashType hashType) {
        this.transaction = transaction;
        this.hashType = hashType;
    }

    HashType hashType() {
        return hashType;
    }

    Transaction transaction() {
        return transaction;
    }

    /** Waits for the end; empty if it does not come in time, or if somebody else polls. */
    Optional<Result> await(Duration patience) throws InterruptedException, ExecutionException {
        CompletableFuture<Void> mine = begin();
        try {
            CompletableFuture.anyOf(transaction.result(), mine).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            // still running
        }
        return mine.isDone()
                ? Optional.empty()
                : Optional.ofNullable(transaction.result().getNow(null));
    }

    private synchronized CompletableFuture<Void> begin() {
        poll.complete(null);
        poll = new CompletableFuture<>();
        return poll;
    }
}
