package org.pontis.idp.sms;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the centre has lately done. After a failure it is in trouble for a while, longer each time, until it takes a message
 * again or the link comes back. One line in the log when trouble begins and one when it ends, however many messages fail.
 */
final class Standing {

    private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

    private final Backoff backoff;
    private int failures;
    private Deadline troubled = Deadline.in(Duration.ZERO);

    Standing(Backoff backoff) {
        this.backoff = backoff;
    }

    synchronized boolean good() {
        return failures == 0 || troubled.over();
    }

    /** Failures during known trouble are the same failure. */
    synchronized void failed(String what) {
        if (failures == 0) {
            LOG.warn("SMS trouble: {}.", what);
        }
        if (good()) {
            failures++;
            troubled = Deadline.in(backoff.after(failures));
        }
    }

    synchronized void recovered() {
        if (failures > 0) {
            LOG.info("SMS trouble is over.");
        }
        failures = 0;
    }
}
