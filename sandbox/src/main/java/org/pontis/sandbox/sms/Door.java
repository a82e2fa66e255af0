package org.pontis.sandbox.sms;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.pontis.sandbox.faults.Faults;
import org.pontis.sandbox.faults.Play;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open port: lets clients in who bind with the right name and password, SMPP 3.4 section 4.1. */
final class Door implements AutoCloseable {

    static final String SYSTEM_ID = "pontis";

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int PATIENCE_MILLIS = 5000;
    private static final int GRACE_MILLIS = 500;
    // a slow answer occupies a thread, and enquire_link must be answered meanwhile
    private static final int THREADS_PER_LINK = 32;

    private final SMPPServerSessionListener listener;
    private final byte[] password;
    private final Faults faults;
    private final Links links;
    private volatile boolean open = true;

    Door(int port, String password, Faults faults, Submissions submissions, Links links) {
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.faults = faults;
        this.links = links;
        try {
            listener = new SMPPServerSessionListener(port, new Loopback());
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken.", e);
        }
        listener.setInitiationTimer(PATIENCE_MILLIS);
        listener.setPduProcessorDegree(THREADS_PER_LINK);
        listener.setMessageReceiverListener(submissions);
        listener.setResponseDeliveryListener(submissions);
        // not a virtual thread: a port on which one of those waits is not free at once when it is closed
        Thread.ofPlatform().daemon().name("smpp-accept").start(this::welcome);
    }

    @Override
    public void close() {
        open = false;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.warn("The SMPP port did not close", e);
        }
        links.unbindAll();
    }

    private void welcome() {
        while (open) {
            try {
                SMPPServerSession session = listener.accept();
                Thread.ofVirtual().name("smpp-bind").start(() -> bind(session));
            } catch (IOException e) {
                if (open) {
                    LOG.info("A client went away at once: {}", e.getMessage());
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(PATIENCE_MILLIS);
            int refusal = refusal(request);
            if (refusal == SMPPConstant.STAT_ESME_ROK) {
                links.add(session);
                request.accept(SYSTEM_ID + "-smsc");
            } else {
                request.reject(refusal);
                leave(session);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException e) {
            LOG.info("A client did not bind: {}", e.getMessage());
            session.close();
        }
    }

    /** Lets the client read why before the link closes: some clients drop an answer that is followed by the end. */
    private static void leave(SMPPServerSession session) {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        session.close();
    }

    private int refusal(BindRequest request) {
        if (!open) {
            return SMPPConstant.STAT_ESME_RBINDFAIL;
        }
        Optional<Play> refused = faults.playing(SmsFaults.REFUSE_BIND);
        if (refused.isPresent()) {
            return refused.get().number("status");
        }
        if (!request.getSystemId().equals(SYSTEM_ID)) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        byte[] given = request.getPassword().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(password, given) ? SMPPConstant.STAT_ESME_ROK : SMPPConstant.STAT_ESME_RINVPASWD;
    }
}
