package org.pontis.idp.sms.receipts;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.pontis.broker.Msisdn;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Receipt;
import org.pontis.idp.sms.centre.ReceiptOutcome;
import org.pontis.idp.sms.centre.Receipts;
import org.pontis.idp.sms.centre.SmsMeter;

/**
 * The messages that one centre took, each under the centre's name for it, and what receipts say of them. Bounded: the oldest
 * are forgotten, and a receipt that comes for one of them is unknown.
 */
public final class Ledger implements Receipts {

    private static final int MOST_PARTS = 20_000;
    private static final int MOST_EARLY = 256;

    /** After the end of a message's validity. */
    private static final Duration KEPT = Duration.ofHours(1);

    private final String centre;
    private final SmsMeter meter;
    private final Map<String, Sent> sent = new LinkedHashMap<>();
    /** Receipts that overtook the answer they speak of, or speak of nothing. */
    private final Deque<Receipt> early = new ArrayDeque<>();

    private int unanswered;

    /** One part. It has ended when a receipt said how. */
    private static final class Sent {
        private final Msisdn to;
        private final Deadline validUntil;
        private final long at = System.nanoTime();
        private boolean ended;

        private Sent(Msisdn to, Deadline validUntil) {
            this.to = to;
            this.validUntil = validUntil;
        }

        private boolean isOld() {
            return validUntil.left().plus(KEPT).isNegative();
        }
    }

    public Ledger(String centre, SmsMeter meter) {
        this.centre = centre;
        this.meter = meter;
    }

    /** A message is being handed over: a receipt that nobody knows may be its own. */
    public synchronized void asked() {
        unanswered++;
    }

    /** The centre has answered, or never will. */
    public synchronized void answered(List<String> ids, Msisdn to, Deadline validUntil) {
        unanswered--;
        forgetOld();
        for (String id : ids) {
            sent.put(new MessageId(id).plain(), new Sent(to, validUntil));
        }
        List<Receipt> waiting = List.copyOf(early);
        early.clear();
        waiting.forEach(this::arrived);
    }

    @Override
    public synchronized void arrived(Receipt receipt) {
        Optional<Sent> message = find(receipt);
        if (message.isPresent()) {
            settle(message.get(), receipt.state());
        } else if (unanswered > 0 && early.size() < MOST_EARLY) {
            early.add(receipt);
        } else {
            meter.receipt(centre, ReceiptOutcome.UNKNOWN);
        }
    }

    @Override
    public void unsolicited() {
        meter.receipt(centre, ReceiptOutcome.UNSOLICITED);
    }

    /** By name and number: two messages may have the same name in different notations, and a guessed name is not enough. */
    private Optional<Sent> find(Receipt receipt) {
        return receipt.ids().stream()
                .flatMap(id -> new MessageId(id).readings().stream())
                .map(sent::get)
                .filter(Objects::nonNull)
                .filter(message -> receipt.concerns(message.to))
                .findFirst();
    }

    private void settle(Sent message, Receipt.State state) {
        if (message.ended) {
            meter.receipt(centre, ReceiptOutcome.DUPLICATE);
            return;
        }
        message.ended = state != Receipt.State.UNDERWAY;
        switch (state) {
            case UNDERWAY -> meter.receipt(centre, ReceiptOutcome.UNDERWAY);
            case UNDELIVERED -> meter.receipt(centre, ReceiptOutcome.UNDELIVERED);
            case DELIVERED -> {
                meter.receipt(centre, message.validUntil.over() ? ReceiptOutcome.LATE : ReceiptOutcome.DELIVERED);
                meter.delivered(centre, Duration.ofNanos(System.nanoTime() - message.at));
            }
        }
    }

    /** Numbers are personal data: they are kept as long as receipts are likely. */
    private void forgetOld() {
        Iterator<Sent> oldest = sent.values().iterator();
        while (oldest.hasNext() && (oldest.next().isOld() || sent.size() > MOST_PARTS)) {
            oldest.remove();
        }
    }
}
