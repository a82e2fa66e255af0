package org.pontis.eidas.http;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operator's log: one JSON object a line on standard error, with the incident as a field of its own. */
public final class JsonLines extends Formatter {

    private static final Pattern INCIDENT = Pattern.compile("\\bincident ([0-9A-Z]{8})\\b");
    private static final int FRAMES = 8;

    /** It speaks of its own insides, and warns of every browser that goes away. What is wrong with a request we log ourselves. */
    private static final Logger HELIDON = Logger.getLogger("io.helidon");

    private static final Logger INFINISPAN = Logger.getLogger("org.infinispan");
    private static final Logger METRICS = Logger.getLogger("org.infinispan.metrics.impl.MetricsComponentFactory");

    /** Everything that is logged in this process looks like this from now on. */
    public static void install() {
        LogManager.getLogManager().reset();
        Handler handler = new ConsoleHandler();
        handler.setFormatter(new JsonLines());
        Logger.getLogger("").addHandler(handler);
        HELIDON.setLevel(Level.SEVERE);
        INFINISPAN.setLevel(Level.WARNING);
        // that there are no metrics of Infinispan, which nobody wants
        METRICS.setLevel(Level.SEVERE);
    }

    @Override
    public String format(LogRecord record) {
        String message = record.getParameters() == null
                ? record.getMessage()
                : MessageFormat.format(record.getMessage(), record.getParameters());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", record.getInstant().toString());
        fields.put("level", record.getLevel().getName());
        fields.put("logger", record.getLoggerName());
        Matcher incident = INCIDENT.matcher(message);
        if (incident.find()) {
            fields.put("incident", incident.group(1));
        }
        fields.put("message", message);
        if (record.getThrown() != null) {
            fields.put("thrown", thrown(record.getThrown()));
        }
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
                .collect(Collectors.joining(",", "{", "}\n"));
    }

    /** What an exception of somebody else says may quote a message, so that only its kind and its places are written. */
    private static String thrown(Throwable thrown) {
        return thrown.getClass().getName()
                + Arrays.stream(thrown.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> " at " + frame)
                        .collect(Collectors.joining())
                + (thrown.getCause() == null || thrown.getCause() == thrown
                        ? ""
                        : " because of " + thrown(thrown.getCause()));
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c == '\u2028' || c == '\u2029') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
