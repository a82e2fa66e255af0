package org.pontis.sandbox.e2e.truth;

import java.util.Locale;

/** What a portal's file says of levels: the weakest that it takes, and the strongest that it may ask for. */
enum Registered {
    FOR_ANY("", Level.LOW, Level.HIGH),
    FOR_SUBSTANTIAL("registered for substantial", Level.SUBSTANTIAL, Level.HIGH),
    FOR_HIGH("registered for high", Level.HIGH, Level.HIGH),
    UP_TO_SUBSTANTIAL("may ask for low and substantial", Level.LOW, Level.SUBSTANTIAL);

    private final String text;
    private final Level minimum;
    private final Level most;

    Registered(String text, Level minimum, Level most) {
        this.text = text;
        this.minimum = minimum;
        this.most = most;
    }

    String text() {
        return text;
    }

    Level minimum() {
        return minimum;
    }

    boolean mayAsk(Level level) {
        return most.reaches(level);
    }

    /** The client attribute; every level for a portal that may ask for all. */
    String allowed() {
        return most == Level.HIGH ? "" : "low substantial";
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
