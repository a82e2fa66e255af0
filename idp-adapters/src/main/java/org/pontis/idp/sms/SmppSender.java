package org.pontis.idp.sms;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Msisdn;
import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends over SMPP, behind a bulkhead: a request only ever writes a message and leaves it; each message then has a virtual
 * thread until the centre takes it or its validity ends. When the link drops while an answer is awaited the message is
 * sent again: possibly twice is better than never, and a code works once anyway.
 */
public final class SmppSender implements SmsSender, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmppSender.class);

    private final SmppSettings settings;
    private final SmsMeter meter;
    private final Standing standing;
    private final Semaphore room;
    private final SmppLink link;
    private final Delivery delivery;
    private final ExecutorService messages = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("pontis-sms-", 0).factory());

    private SmppSender(SmppSettings settings, SmsMeter meter) {
        this.settings = settings;
        this.meter = meter;
        this.standing = new Standing(settings.retry());
        this.room = new Semaphore(settings.queue());
        this.link = SmppLink.start(settings, new Receipts(meter), standing::recovered);
        this.delivery = new Delivery(link, settings, standing, meter);
    }

    /**
     * Starts binding to the centre and returns at once.
     *
     * @throws InvalidSetting if jsmpp would log numbers and codes
     */
    public static SmppSender start(SmppSettings settings, SmsMeter meter) {
        if (LoggerFactory.getLogger("org.jsmpp.session.SMPPSession").isDebugEnabled()) {
            throw new InvalidSetting(
                    "The log category org.jsmpp is at DEBUG, where it prints phone numbers and codes.");
        }
        return new SmppSender(settings, meter);
    }

    /** Whether the centre is bound at this moment; for health. */
    public boolean bound() {
        return link.session().isPresent();
    }

    @Override
    public boolean available() {
        return bound() && standing.good() && room.availablePermits() > 0;
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the text needs more parts than any message of ours
     */
    @Override
    public void send(Sms sms) {
        List<Segment> segments =
                Segment.of(sms.text(), ThreadLocalRandom.current().nextInt());
        Deadline deadline = Deadline.in(sms.validity());
        if (!room.tryAcquire()) {
            standing.failed("no room for another message");
            meter.count(SmsOutcome.NO_ROOM);
            return;
        }
        if (!bound()) {
            standing.failed("a message waits for the link");
        }
        try {
            messages.execute(() -> deliver(sms.to(), segments, deadline));
        } catch (RejectedExecutionException closed) {
            room.release();
            meter.count(SmsOutcome.ABANDONED);
        }
    }

    private void deliver(Msisdn to, List<Segment> segments, Deadline deadline) {
        SmsOutcome outcome = SmsOutcome.ABANDONED;
        try {
            outcome = delivery.deliver(to, segments, deadline);
        } catch (InterruptedException closing) {
            LOG.debug("A message is abandoned, the sender closes.");
        } finally {
            room.release();
            meter.count(outcome);
        }
    }

    /** Gives messages underway the time of one answer, if there is a link, then unbinds. No thread stays. */
    @Override
    public void close() {
        messages.shutdown();
        try {
            if (bound()) {
                boolean done =
                        messages.awaitTermination(settings.submitTimeout().toMillis(), TimeUnit.MILLISECONDS);
                LOG.debug("All messages handed over before closing: {}.", done);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            messages.shutdownNow();
            link.close();
            messages.close();
        }
    }
}
