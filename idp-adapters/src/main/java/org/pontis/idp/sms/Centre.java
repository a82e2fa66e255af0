package org.pontis.idp.sms;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.pontis.idp.sms.centre.CentreSettings;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Message;
import org.pontis.idp.sms.centre.SmsMeter;
import org.pontis.idp.sms.centre.Transport;
import org.pontis.idp.sms.centre.Verdict;
import org.pontis.idp.sms.receipts.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One SMS centre: the way to it, how many messages it may be asked at once, how it has done, and what it said of messages. */
final class Centre implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Centre.class);

    private final CentreSettings settings;
    private final SmsMeter meter;
    private final Standing standing;
    private final Ledger ledger;
    private final Semaphore window;
    private final Transport transport;

    Centre(CentreSettings settings, SmsMeter meter) {
        this.settings = settings;
        this.meter = meter;
        this.standing = new Standing(settings.name(), settings.pace().retry());
        this.ledger = new Ledger(settings.name(), meter);
        this.window = new Semaphore(settings.pace().parallel(), true);
        this.transport = settings.open(ledger, standing::recovered);
    }

    String name() {
        return settings.name();
    }

    CentreState state() {
        return transport.connected() ? standing.state() : CentreState.DOWN;
    }

    boolean promises() {
        return transport.connected() && standing.promises();
    }

    /** Hands a message over, if the centre may be asked now. */
    Verdict submit(Message message, Deadline deadline) throws InterruptedException {
        if (!transport.connected() || !standing.enter()) {
            return new Verdict.Refused("it is left alone");
        }
        boolean judged = false;
        try {
            Verdict verdict =
                    inWindow(message, deadline.or(Deadline.in(settings.pace().timeout())), deadline);
            standing.judge(verdict);
            judged = true;
            return verdict;
        } finally {
            if (!judged) {
                standing.leave();
            }
        }
    }

    /** A centre whose window stays full for as long as one answer may take is too slow for this message. */
    private Verdict inWindow(Message message, Deadline room, Deadline deadline) throws InterruptedException {
        if (!window.tryAcquire(room.left().toNanos(), TimeUnit.NANOSECONDS)) {
            return new Verdict.Busy("its window stays full");
        }
        try {
            return told(ask(message, deadline));
        } finally {
            window.release();
        }
    }

    private Verdict ask(Message message, Deadline deadline) throws InterruptedException {
        ledger.asked();
        List<String> ids = List.of();
        try {
            Verdict verdict = transport.submit(message, deadline);
            ids = ids(verdict);
            return verdict;
        } finally {
            ledger.answered(ids, message.to(), message.validUntil());
        }
    }

    private static List<String> ids(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted accepted -> accepted.ids();
            case Verdict.Uncertain uncertain -> uncertain.ids();
            case Verdict.Busy busy -> List.of();
            case Verdict.Refused refused -> List.of();
            case Verdict.Rejected rejected -> List.of();
        };
    }

    private Verdict told(Verdict verdict) {
        meter.attempt(settings.name(), verdict);
        switch (verdict) {
            case Verdict.Accepted accepted -> LOG.debug("The SMS centre {} took a message.", name());
            case Verdict.Busy(String why) -> LOG.info("The SMS centre {} is busy: {}.", name(), why);
            case Verdict.Refused(String why) -> LOG.info("The SMS centre {} took nothing: {}.", name(), why);
            case Verdict.Rejected(String why) -> LOG.info("The SMS centre {} rejects a message: {}.", name(), why);
            case Verdict.Uncertain(List<String> ids, String why) ->
                LOG.info("The SMS centre {} may have a message: {}.", name(), why);
        }
        return verdict;
    }

    @Override
    public void close() {
        transport.close();
    }
}
