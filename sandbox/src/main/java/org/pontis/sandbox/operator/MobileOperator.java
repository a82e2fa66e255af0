package org.pontis.sandbox.operator;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.pontis.sandbox.ca.CertificateAuthority;
import org.pontis.sandbox.faults.Fault;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.phones.PhoneNumber;
import org.pontis.sandbox.phones.Phones;
import org.pontis.sandbox.phones.Prompt;

/** Takes orders, rings phones, and knows how each transaction ended. */
public final class MobileOperator implements AutoCloseable {

    /** The faults that end a transaction before the citizen is asked. */
    private static final Map<Fault, Outcome> ENDS = new LinkedHashMap<>();

    static {
        ENDS.put(OperatorFaults.NOT_CLIENT, Outcome.NOT_CLIENT);
        ENDS.put(OperatorFaults.CANCELLED, Outcome.CANCELLED);
        ENDS.put(OperatorFaults.TIMEOUT, Outcome.TIMEOUT);
        ENDS.put(OperatorFaults.PHONE_ABSENT, Outcome.PHONE_ABSENT);
        ENDS.put(OperatorFaults.DELIVERY_ERROR, Outcome.DELIVERY_ERROR);
        ENDS.put(OperatorFaults.SIM_ERROR, Outcome.SIM_ERROR);
        ENDS.put(OperatorFaults.HASH_MISMATCH, Outcome.HASH_MISMATCH);
        ENDS.put(OperatorFaults.PIN_BLOCKED, Outcome.PIN_BLOCKED);
    }

    private final CertificateAuthority authority;
    private final Sims sims;
    private final Faults faults;
    private final Phones phones;
    private final Keyring keys;
    private final Timing timing;
    private final Transactions transactions;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("mobile-operator").unstarted(task));

    /** Opens it; the certificates of its SIMs are issued by then, so that they can be looked at and revoked. */
    public MobileOperator(
            CertificateAuthority authority,
            Sims sims,
            Faults faults,
            Phones phones,
            Timing timing,
            InstantSource clock) {
        this.authority = authority;
        this.sims = sims;
        this.faults = faults;
        this.phones = phones;
        this.keys = new Keyring(authority, sims, faults);
        this.timing = timing;
        this.transactions = new Transactions(timing.memory(), clock);
        sims.all().stream().filter(sim -> sim.subscriber().always().isEmpty()).forEach(sim -> sim.roles()
                .forEach(role -> keys.certificate(sim, Purpose.AUTHENTICATION, role)));
    }

    public Sims sims() {
        return sims;
    }

    public Faults faults() {
        return faults;
    }

    /** The SIM with this number, if it can sign at all and its holder is the one that is meant. */
    public Optional<Sim> client(PhoneNumber number, Optional<String> identifier) {
        return sims.find(number)
                .filter(sim -> sim.subscriber()
                        .always()
                        .filter(Outcome.NOT_CLIENT::equals)
                        .isEmpty())
                .filter(sim -> identifier.isEmpty()
                        || identifier.get().equals(sim.subscriber().holder().identifier()));
    }

    /** The certificate in a SIM, before anybody is asked. */
    public X509Certificate certificate(Sim sim, Purpose purpose, Role role) {
        return keys.certificate(sim, purpose, role);
    }

    /** Whether the SIM has a transaction that is not over. */
    public boolean isBusy(PhoneNumber number) {
        return transactions.isBusy(number);
    }

    /** Takes an order; what comes of it is told by the transaction. */
    public Transaction begin(Order order) {
        Transaction transaction = transactions.begin(order);
        after(timing.memory(), () -> transactions.forget(transaction));
        transaction.advance(Transaction.State.DELIVERING);
        Optional<Sim> sim = client(order.number(), order.identifier())
                .filter(found -> order.role().isEmpty()
                        || found.roles().contains(order.role().get()));
        if (sim.isEmpty()) {
            transaction.end(Outcome.NOT_CLIENT);
        } else if (transactions.occupy(transaction) || plays(OperatorFaults.PARALLEL, order)) {
            after(delay(order), () -> deliver(transaction, sim.get()));
        } else {
            transaction.end(Outcome.DELIVERY_ERROR);
        }
        return transaction;
    }

    private Duration delay(Order order) {
        return faults.strike(OperatorFaults.LATE, order.number().value())
                .map(play -> Duration.ofMillis(play.number("delayMillis")))
                .orElse(timing.delivery());
    }

    /** A transaction, until it is forgotten. */
    public Optional<Transaction> find(String id) {
        return transactions.find(id);
    }

    /** The relying party does not want the signature any more: the phone goes quiet. */
    public void withdraw(Transaction transaction) {
        transaction.end(Outcome.CANCELLED);
    }

    @Override
    public void close() {
        later.shutdownNow();
    }

    private void deliver(Transaction transaction, Sim sim) {
        Order order = transaction.order();
        Optional<Outcome> end = sim.subscriber().always().or(() -> played(order));
        if (end.isPresent()) {
            after(timing.verdict(), () -> transaction.end(end.get()));
        } else if (sim.pin(order.purpose()).left() == 0) {
            transaction.end(Outcome.PIN_BLOCKED);
        } else if (transaction.advance(Transaction.State.DISPLAYED)) {
            show(transaction, sim);
        }
    }

    private void show(Transaction transaction, Sim sim) {
        Order order = transaction.order();
        Prompt prompt = new Prompt(
                transaction.id(),
                order.purpose().kind(),
                order.text(),
                order.code().orElse(null));
        phones.prompts().show(order.number(), prompt, new PinEntry(transaction, sim, keys, authority::chain));
        Duration patience = faults.strike(
                        OperatorFaults.IMPATIENT, order.number().value())
                .map(play -> Duration.ofMillis(play.number("millis")))
                .orElse(order.patience());
        after(patience, () -> transaction.end(Outcome.TIMEOUT));
        transaction.result().thenRun(() -> phones.prompts().takeAway(order.number(), prompt.id()));
    }

    private Optional<Outcome> played(Order order) {
        return ENDS.entrySet().stream()
                .filter(end -> plays(end.getKey(), order))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private boolean plays(Fault fault, Order order) {
        return faults.strike(fault, order.number().value()).isPresent();
    }

    private void after(Duration delay, Runnable task) {
        later.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
