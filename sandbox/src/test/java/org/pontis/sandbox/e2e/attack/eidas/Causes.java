package org.pontis.sandbox.e2e.attack.eidas;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The operator's log: what it said last. */
final class Causes extends Handler implements AutoCloseable {

    private final Logger flow = Logger.getLogger("org.pontis.eidas.flow");
    private final SimpleFormatter words = new SimpleFormatter();
    private volatile String last = "";

    Causes() {
        flow.addHandler(this);
    }

    /** What was logged since the last time; nothing may be. */
    String take() {
        String taken = last;
        last = "";
        return taken;
    }

    @Override
    public void publish(LogRecord line) {
        last = words.formatMessage(line);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        flow.removeHandler(this);
    }
}
