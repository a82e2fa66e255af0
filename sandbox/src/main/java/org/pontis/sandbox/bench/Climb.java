package org.pontis.sandbox.bench;

import java.util.Optional;

/** Looks for the highest steady rate: by a quarter upwards until it is too much, then between the last two. */
final class Climb {

    private static final double FIRST = 4;
    private static final double FACTOR = 1.25;
    private static final int HALVINGS = 2;

    private Climb() {}

    /** Tries one rate. */
    interface Attempt {

        Step at(double rate) throws InterruptedException;
    }

    /** The highest rate that was steady; none if not even the first one was. */
    static Optional<Step> highest(Attempt attempt) throws InterruptedException {
        Step best = null;
        double rate = FIRST;
        while (true) {
            Step step = attempt.at(rate);
            if (!step.steady()) {
                break;
            }
            best = step;
            rate *= FACTOR;
        }
        double tooMuch = rate;
        for (int i = 0; i < HALVINGS && best != null; i++) {
            Step step = attempt.at((best.offered() + tooMuch) / 2);
            if (step.steady()) {
                best = step;
            } else {
                tooMuch = step.offered();
            }
        }
        return Optional.ofNullable(best);
    }
}
