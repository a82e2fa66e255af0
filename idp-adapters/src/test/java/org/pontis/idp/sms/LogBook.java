package org.pontis.idp.sms;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.jboss.logmanager.LogContext;

/** Keeps all that anybody logs at the default level through the log manager that Keycloak uses, off the screen. */
final class LogBook extends Handler implements AutoCloseable {

    private final Logger root = LogContext.getLogContext().getLogger("");
    private final Handler[] others = root.getHandlers();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    static LogBook open() {
        LogBook book = new LogBook();
        for (Handler other : book.others) {
            book.root.removeHandler(other);
        }
        book.root.addHandler(book);
        return book;
    }

    @Override
    public void publish(LogRecord record) {
        StringWriter line = new StringWriter();
        line.append(record.getLevel() + " ").append(new SimpleFormatter().formatMessage(record));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(line, true));
        }
        lines.add(line.toString());
    }

    List<String> lines() {
        return lines;
    }

    String text() {
        return String.join("\n", lines);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        root.removeHandler(this);
        for (Handler other : others) {
            root.addHandler(other);
        }
    }
}
