package org.pontis.idp.sms.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One bind_transceiver, kept alive by a thread of its own: it binds, waits until the link is lost (enquire_link notices a
 * silent one), and binds again after a pause. Starting it waits for nothing.
 */
final class SmppLink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmppLink.class);

    /** Nobody waits longer for the answer to unbind. */
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final SmppSettings settings;
    private final MessageReceiverListener receiver;
    private final Runnable onBound;
    private final Outage outage = new Outage();
    private final Thread keeper;

    private volatile Optional<SMPPSession> bound = Optional.empty();
    private volatile boolean closed;

    private SmppLink(SmppSettings settings, MessageReceiverListener receiver, Runnable onBound) {
        this.settings = settings;
        this.receiver = receiver;
        this.onBound = onBound;
        this.keeper = Thread.ofVirtual().name("pontis-smpp-link").unstarted(this::keep);
    }

    /**
     * Starts binding, behind.
     *
     * @param receiver gets what the centre sends on its own
     * @param onBound runs after each successful bind
     */
    static SmppLink start(SmppSettings settings, MessageReceiverListener receiver, Runnable onBound) {
        SmppLink link = new SmppLink(settings, receiver, onBound);
        link.keeper.start();
        return link;
    }

    /** The session, while it is bound. */
    Optional<SMPPSession> session() {
        return bound.filter(session -> session.getSessionState().isTransmittable());
    }

    private void keep() {
        int failures = 0;
        try {
            while (!closed) {
                Deadline settled = Deadline.in(settings.pace().retry().max());
                boolean wasBound = holdOnce();
                failures = wasBound && settled.over() ? 1 : failures + 1;
                Thread.sleep(settings.pace().retry().after(failures));
            }
        } catch (InterruptedException closing) {
            LOG.debug("The link to the SMS centre {} is closed.", settings.name());
        }
    }

    /** One life of a session, to its end. Tells whether it ever was bound. */
    private boolean holdOnce() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        SMPPSession session = newSession(lost);
        try {
            session.connectAndBind(settings.host(), settings.port(), bindTransceiver(), timeout());
            outage.over();
            LOG.info("Bound to the SMS centre {}.", settings.name());
            onBound.run();
            bound = Optional.of(session);
            lost.await();
            LOG.warn("The link to the SMS centre {} is lost.", settings.name());
            return true;
        } catch (IOException | RuntimeException failed) {
            String why = NoBind.reason(failed);
            if (!closed && outage.isNews(why)) {
                LOG.warn("No bind at the SMS centre {}: {}.", settings.name(), why);
            }
            return false;
        } finally {
            bound = Optional.empty();
            session.setTransactionTimer(Math.min(FAREWELL.toMillis(), timeout()));
            session.unbindAndClose();
        }
    }

    private SMPPSession newSession(CountDownLatch lost) {
        SMPPSession session = new SMPPSession(new Dialer(settings.pace().timeout(), settings.tls(), lost::countDown));
        session.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        session.setTransactionTimer(timeout());
        session.setPduProcessorDegree(1);
        session.setMessageReceiverListener(receiver);
        session.addSessionStateListener((now, before, source) -> {
            if (before.isBound() && !now.isBound()) {
                lost.countDown();
            }
        });
        return session;
    }

    private BindParameter bindTransceiver() {
        return new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                "",
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
    }

    private long timeout() {
        return settings.pace().timeout().toMillis();
    }

    /** Unbinds and waits until the link is gone, about a second at most. */
    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        try {
            keeper.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
