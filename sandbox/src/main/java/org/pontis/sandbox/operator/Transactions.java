package org.pontis.sandbox.operator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.pontis.sandbox.phones.PhoneNumber;

/** The transactions that can still be asked about, and the one that each SIM is busy with. */
final class Transactions {

    private final Duration memory;
    private final InstantSource clock;
    private final Map<String, Transaction> known = new ConcurrentHashMap<>();
    private final Map<PhoneNumber, Transaction> open = new ConcurrentHashMap<>();

    Transactions(Duration memory, InstantSource clock) {
        this.memory = memory;
        this.clock = clock;
    }

    Transaction begin(Order order) {
        Transaction transaction = new Transaction(order, clock.instant());
        known.put(transaction.id(), transaction);
        return transaction;
    }

    void forget(Transaction transaction) {
        known.remove(transaction.id());
    }

    Optional<Transaction> find(String id) {
        return Optional.ofNullable(known.get(id))
                .filter(one -> one.created().plus(memory).isAfter(clock.instant()));
    }

    /** Takes the SIM until the transaction is over; not if another has it. */
    boolean occupy(Transaction transaction) {
        PhoneNumber number = transaction.order().number();
        boolean free = open.putIfAbsent(number, transaction) == null;
        transaction.result().thenRun(() -> open.remove(number, transaction));
        return free;
    }

    boolean isBusy(PhoneNumber number) {
        return open.containsKey(number);
    }
}
