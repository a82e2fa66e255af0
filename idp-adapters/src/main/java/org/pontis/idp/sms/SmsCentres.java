package org.pontis.idp.sms;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.pontis.broker.InvalidSetting;
import org.pontis.broker.Sms;
import org.pontis.broker.SmsSender;
import org.pontis.idp.sms.centre.Deadline;
import org.pontis.idp.sms.centre.Message;
import org.pontis.idp.sms.centre.SmsMeter;
import org.pontis.idp.sms.centre.SmsOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends over several centres, behind a bulkhead: a request only ever writes a message and leaves it; each message then has a
 * virtual thread until a centre takes it or its time is over.
 */
public final class SmsCentres implements SmsSender, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SmsCentres.class);

    /** A centre counts validity in seconds: what has less left is worthless. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SmsSettings settings;
    private final SmsMeter meter;
    private final List<Centre> centres;
    private final Delivery delivery;
    private final Semaphore room;
    private final ExecutorService messages = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("pontis-sms-", 0).factory());

    private SmsCentres(SmsSettings settings, SmsMeter meter) {
        this.settings = settings;
        this.meter = meter;
        this.centres = settings.centres().stream()
                .map(centre -> new Centre(centre, meter))
                .toList();
        this.delivery = new Delivery(centres);
        this.room = new Semaphore(settings.queue());
    }

    /**
     * Starts to reach the centres and returns at once.
     *
     * @throws InvalidSetting if jsmpp would log numbers and codes
     */
    public static SmsCentres start(SmsSettings settings, SmsMeter meter) {
        if (LoggerFactory.getLogger("org.jsmpp.session.SMPPSession").isDebugEnabled()) {
            throw new InvalidSetting(
                    "The log category org.jsmpp is at DEBUG, where it prints phone numbers and codes.");
        }
        return new SmsCentres(settings, meter);
    }

    /** How each centre is doing, in order of preference. */
    public Map<String, CentreState> states() {
        Map<String, CentreState> states = new LinkedHashMap<>();
        centres.forEach(centre -> states.put(centre.name(), centre.state()));
        return Collections.unmodifiableMap(states);
    }

    @Override
    public boolean available() {
        return room.availablePermits() > 0 && centres.stream().anyMatch(Centre::promises);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the text needs more parts than any message of ours
     */
    @Override
    public void send(Sms sms) {
        Message message = Message.of(sms);
        Deadline deadline =
                Deadline.in(settings.deadline()).or(message.validUntil().before(SHORTEST));
        if (!room.tryAcquire()) {
            meter.message(SmsOutcome.NO_ROOM);
            return;
        }
        try {
            messages.execute(() -> deliver(message, deadline));
        } catch (RejectedExecutionException closed) {
            room.release();
            meter.message(SmsOutcome.ABANDONED);
        }
    }

    private void deliver(Message message, Deadline deadline) {
        SmsOutcome outcome = SmsOutcome.ABANDONED;
        try {
            outcome = delivery.deliver(message, deadline);
        } catch (InterruptedException closing) {
            LOG.debug("A message is abandoned, the sender closes.");
        } finally {
            room.release();
            meter.message(outcome);
        }
    }

    /** Gives messages underway the time of one answer, if any centre can be reached, then ends. No thread stays. */
    @Override
    public void close() {
        messages.shutdown();
        try {
            if (centres.stream().anyMatch(centre -> centre.state() != CentreState.DOWN)) {
                boolean done = messages.awaitTermination(patience().toMillis(), TimeUnit.MILLISECONDS);
                LOG.debug("All messages handed over before closing: {}.", done);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            messages.shutdownNow();
            centres.parallelStream().forEach(Centre::close);
            messages.close();
        }
    }

    private Duration patience() {
        return settings.centres().stream()
                .map(centre -> centre.pace().timeout())
                .max(Duration::compareTo)
                .orElseThrow();
    }
}
