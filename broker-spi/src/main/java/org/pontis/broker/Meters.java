package org.pontis.broker;

import java.time.Duration;

/**
 * Where a method tells those who run the broker how somebody outside answers on whom it depends. It may be told by any thread.
 * Each word is from a closed set or a name that the operator gave: none is about a person, none was sent by a stranger.
 */
public interface Meters {

    /** How a question to somebody outside ended. */
    enum Outcome {
        /** With an answer, whatever it says. */
        ANSWERED,
        /** They do not take our questions: a matter of contract or configuration. */
        REFUSED,
        /** Without an answer, or with one that nobody can use. */
        UNUSABLE
    }

    /** There is somebody who will be asked. */
    void dependsOn(String party);

    /**
     * Somebody was asked.
     *
     * @param question what for, such as {@code ring}
     * @param took until the answer, or until it was no longer waited for
     */
    void asked(String party, String question, Outcome outcome, Duration took);

    /**
     * A citizen was waited for.
     *
     * @param party through whom
     * @param end {@code done}, or the code of a problem
     */
    void waited(String party, String end, Duration time);

    /** Whether the last questions to somebody had no answer that could be used, so that the next one will hardly have any. */
    boolean isDown(String party);

    /** Nobody listens. */
    Meters NONE = new Meters() {
        @Override
        public void dependsOn(String party) {}

        @Override
        public void asked(String party, String question, Outcome outcome, Duration took) {}

        @Override
        public void waited(String party, String end, Duration time) {}

        @Override
        public boolean isDown(String party) {
            return false;
        }
    };
}
