package org.pontis.sandbox.operator;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

import org.pontis.sandbox.ca.KeyFile;
import org.pontis.sandbox.phones.PinPad;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PIN pad of one transaction. */
final class PinEntry implements PinPad {

    private static final Logger LOG = LoggerFactory.getLogger(PinEntry.class);

    private final Transaction transaction;
    private final Sim sim;
    private final Keyring keys;
    private final Function<X509Certificate, List<X509Certificate>> chain;

    PinEntry(Transaction transaction, Sim sim, Keyring keys, Function<X509Certificate, List<X509Certificate>> chain) {
        this.transaction = transaction;
        this.sim = sim;
        this.keys = keys;
        this.chain = chain;
    }

    @Override
    public Reaction approve(String pin) {
        transaction.advance(Transaction.State.PIN);
        Reaction reaction = sim.pin(transaction.order().purpose()).enter(pin);
        switch (reaction) {
            case ACCEPTED -> sign();
            case BLOCKED -> transaction.end(Outcome.PIN_BLOCKED);
            case WRONG_PIN -> {
                // the prompt stays
            }
        }
        return reaction;
    }

    @Override
    public void cancel() {
        transaction.end(Outcome.CANCELLED);
    }

    private void sign() {
        if (!transaction.advance(Transaction.State.SIGNING)) {
            return;
        }
        Order order = transaction.order();
        try {
            KeyFile key = keys.key(sim, order.purpose(), order.role().orElse(Role.SELF));
            transaction.end(new Result.Signed(
                    chain.apply(key.certificate()), order.work().sign(key)));
        } catch (Exception e) {
            LOG.error("A SIM could not sign", e);
            transaction.end(Outcome.SIM_ERROR);
        }
    }
}
